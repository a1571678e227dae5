#include "agent/home.hpp"
#include "base/comma-list.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/table.hpp"
#include "commands/color-options.hpp"
#include "commands/model-setting.hpp"
#include "commands/table-format.hpp"
#include "commands/verb.hpp"
#include "model/model.hpp"
#include "value/yaml.hpp"

namespace hookbox {
namespace {

/// As one would type it.
std::string shown(const Value& value) {
    return value.is<std::string>() ? value.text() : to_json(value);
}

class ModelConfig final : public VerbBody {
  public:
    void declare(Options& options) override {
        format_.declare(options, "how to print the settings");
        colors_.declare(options);
        options.text(file_, "file", "<file>", "set what this YAML file has");
        options.list(reset_, "reset", "<key>[,<key>...]", "give settings their defaults again");
    }

    void check(Words words) override {
        for (const std::string& word : words)
            (word.find('=') == std::string::npos ? keys_ : pairs_).push_back(word);
        if (!keys_.empty() && changes())
            throw UsageError("cannot get and change values simultaneously");
        if (keys_.size() > 1)
            throw UsageError("can only retrieve a single value, or all values");
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        if (changes())
            commit_with_retry(model, [&](Change& change) { update(change, model); });
        else
            print(model);
        return 0;
    }

  private:
    [[nodiscard]] bool changes() const {
        return !pairs_.empty() || !reset_.empty() || !file_.empty();
    }

    void print(const Model& model) const {
        Value::Map settings = model.settings().map();
        if (!keys_.empty()) {
            const std::string& key = keys_.front();
            require_model_setting(key);
            if (format_.tabular())
                return print_output(format_.output, shown(settings[key]) + "\n");
            std::erase_if(settings, [&](const auto& setting) { return setting.first != key; });
        }
        const auto entry = model.read("settings");
        const Value set = entry ? entry->value : Value();
        Table table({{"Attribute"}, {"From"}, {"Value"}});
        Value::Map described;
        for (const auto& [key, value] : settings) {
            const char* source = set[key].is_null() ? "default" : "model";
            const std::string text = shown(value);
            table.add({key, source, text.empty() ? "\"\"" : text});
            described[key] = Value::Map{{"source", source}, {"value", value}};
        }
        print_output(format_.output, format_.tabular() ? table.text() : format_.text(described));
    }

    void update(Change& change, const Model& model) const {
        const auto entry = model.read("settings");
        Value::Map settings = entry ? entry->value.map() : Value::Map();
        const Value::Map before = settings;
        for (const std::string& list : reset_)
            for (const std::string& key : split_commas(list)) {
                require_model_setting(key);
                settings.erase(key);
            }
        const Value file = file_.empty() ? Value() : parse_yaml(read_file(file_), file_);
        for (const auto& [key, value] : file.map())
            settings[key] = check_model_setting(key, value);
        for (const std::string& pair : pairs_) {
            const auto equals = pair.find('=');
            const std::string key = pair.substr(0, equals);
            settings[key] = check_model_setting(key, pair.substr(equals + 1));
        }
        if (settings == before)
            return;
        change.require(model.path("settings"), entry ? entry->version : 0);
        change.put(model.path("settings"), stored_record(std::move(settings)));
    }

    TableFormat format_;
    ColorOptions colors_;
    std::string file_;
    std::vector<std::string> keys_, pairs_, reset_;
};

} // namespace

extern const Verb model_config_verb;
constinit const Verb model_config_verb = {
    .text = {.name = "model-config",
             .synopsis = "[options] [<key> | <key>=<value>...]",
             .summary = "show or change the model's settings",
             .details =
                 R"~(Without a key, prints every setting with its value and where that comes from;
with one, its value alone. Units notice a change at once; the proxies reach the hooks that start
from then on.

  automatically-retry-hooks     whether failed hooks run again
  compat                        the Juju that hooks see: 1, 3 or 4
  egress-subnets                subnets of the units' traffic, 10.0.0.0/8
  http-proxy, https-proxy, ftp-proxy, no-proxy
                                variables of that name in every hook
  juju-http-proxy, ...          the same as JUJU_CHARM_HTTP_PROXY, ...
  logging-config                levels by module, as <root>=INFO;unit=DEBUG
  update-status-hook-interval   how often update-status runs, as 5m)~",
             .examples = R"~(    hookbox model-config
    hookbox model-config update-status-hook-interval=1m
    hookbox model-config "logging-config=<root>=INFO;unit=DEBUG"
    hookbox model-config --reset http-proxy,https-proxy)~"},
    .make = make_verb<ModelConfig>,
};

} // namespace hookbox
