#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/color-options.hpp"
#include "commands/config-input.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"

#include <algorithm>
#include <cstdio>

namespace hookbox {
namespace {

Value describe_trust(bool trust) {
    return Value::Map{
        {"trust", Value::Map{{"default", false},
                             {"description", "Does this application have access to trusted "
                                             "credentials"},
                             {"source", trust ? "user" : "default"},
                             {"type", "bool"},
                             {"value", trust}}}};
}

Value describe(const ConfigOption& option, const Value& set) {
    Value::Map described = {{"description", option.description}, {"type", option.type}};
    if (!option.default_value.is_null())
        described["default"] = option.default_value;
    const Value& value = set.is_null() ? option.default_value : set;
    if (!value.is_null())
        described["value"] = value;
    described["source"] = !set.is_null() ? "user" : value.is_null() ? "unset" : "default";
    return described;
}

class Config final : public VerbBody {
  public:
    void declare(Options& options) override {
        output_.format = Format::yaml;
        output_.declare(options);
        colors_.declare(options);
        options.text(file_, "file", "<file>", "set what this YAML file has for the application");
        options.list(reset_, "reset", "<key>[,<key>...]", "give options their defaults again");
        agent_.declare(options);
    }

    void check(Words words) override {
        application_ = take_word(words);
        if (application_.empty() || application_.find('=') != std::string::npos)
            throw UsageError("no application name specified");
        for (const std::string& word : words)
            (word.find('=') == std::string::npos ? keys_ : pairs_).push_back(word);
        if (!keys_.empty() && !pairs_.empty())
            throw UsageError("cannot get value and set key=value pairs simultaneously");
        if (!file_.empty() && !pairs_.empty())
            throw UsageError("cannot specify --file and key=value arguments simultaneously");
        if (!keys_.empty() && (!reset_.empty() || !file_.empty()))
            throw UsageError("cannot get and change values simultaneously");
        if (keys_.size() > 1)
            throw UsageError("can only retrieve a single value, or all values");
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        if (pairs_.empty() && reset_.empty() && file_.empty()) {
            print(model);
            return 0;
        }
        commit_with_retry(model, [&](Change& change) { update(change, model); });
        agent_.ensure(home);
        return 0;
    }

  private:
    void print(const Model& model) const {
        const Application application = require_application(model, application_);
        const CharmRecord charm = require_charm(model, application.charm_url);
        const Value set = config_set_by_user(model, application_);
        Value::Map settings;
        for (const auto& [key, option] : charm.config)
            settings[key] = describe(option, set[key]);
        const Value trust = describe_trust(application.trust);
        if (!keys_.empty()) {
            print_value(settings, trust);
            return;
        }
        print_output(output_, format_value(Value::Map{{"application", application.name},
                                                      {"application-config", trust},
                                                      {"charm", charm.name},
                                                      {"settings", settings}},
                                           output_.format));
    }

    void print_value(const Value::Map& settings, const Value& others) const {
        const std::string& key = keys_.front();
        const auto found = settings.find(key);
        const Value& option = found == settings.end() ? others[key] : found->second;
        if (option.is_null())
            throw Error("key \"" + key + "\" not found in \"" + application_ +
                        "\" application config or charm settings.");
        const Value& value = option["value"];
        const std::string text = value.is_null()           ? ""
                                 : value.is<std::string>() ? value.text()
                                                           : to_json(value);
        print_output(output_, text + "\n");
    }

    void update(Change& change, const Model& model) const {
        model.pin(change, "applications/" + application_);
        Application application = require_application(model, application_);
        const ConfigSchema schema = require_charm(model, application.charm_url).config;
        ConfigInput input;
        for (const std::string& pair : pairs_) {
            const auto equals = pair.find('=');
            add_config_pair(input, schema, pair.substr(0, equals), pair.substr(equals + 1));
        }
        if (!file_.empty())
            add_config_file(input, schema, application_, file_);

        const Value before = config_set_by_user(model, application_);
        Value::Map after = before.map();
        for (const std::string& key : keys_to_reset()) {
            if (input.values.contains(key))
                throw UsageError("cannot set and reset key \"" + key + "\" simultaneously");
            if (key == "trust" && !schema.contains(key))
                input.trust = input.trust.value_or(false);
            else if (schema.contains(key))
                after.erase(key);
            else
                throw Error("unknown option \"" + key + "\"");
        }
        for (const auto& [key, value] : input.values)
            if (value.is_null())
                after.erase(key);
            else
                after[key] = value;
        if (Value(after) != Value(before.map()))
            put_config_set_by_user(change, model, application_, after);
        if (input.trust.value_or(application.trust) != application.trust) {
            application.trust = *input.trust;
            put_application(change, model, application);
        }
    }

    /// The words of every --reset, split at commas.
    [[nodiscard]] std::vector<std::string> keys_to_reset() const {
        std::vector<std::string> keys;
        for (std::string list : reset_)
            while (!list.empty()) {
                const auto comma = list.find(',');
                keys.push_back(list.substr(0, comma));
                list = comma == std::string::npos ? "" : list.substr(comma + 1);
            }
        return keys;
    }

    AgentStart agent_;
    Output output_;
    ColorOptions colors_;
    std::string application_, file_;
    std::vector<std::string> keys_, pairs_, reset_;
};

} // namespace

extern const Verb config_verb;
constinit const Verb config_verb = {
    .text = {.name = "config",
             .synopsis = "[options] <application> [<key> | <key>=<value>...]",
             .summary = "show or change an application's options",
             .details =
                 R"~(Without a key, prints every option with its type, default and value; with
one, its value alone. Values are checked against the charm's config.yaml before anything changes.
An empty value is a value; --reset takes it away. A value that begins with @ is read from the file
named after it.)~",
             .examples = R"~(    hookbox config webapp
    hookbox config webapp title
    hookbox config webapp title="Hello there" workers=4
    hookbox config webapp --reset title,workers)~"},
    .make = make_verb<Config>,
};

} // namespace hookbox
