#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "base/utf8.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace hookbox {
namespace {

/// A description of several lines takes as many rows.
void add_rows(Table& table, std::string name, const std::string& description) {
    std::string_view rest = trimmed(description);
    do {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        table.add({std::exchange(name, ""), std::string(rest.substr(0, end))});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    } while (!rest.empty());
}

class Actions final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.value("format", "tabular|yaml|json", "how to print them", "",
                      [this](const std::string& name) {
                          if (name != "default" && name != "tabular" && name != "yaml" &&
                              name != "json")
                              throw UsageError("unknown format " + go_quoted(name));
                          format_ = name;
                      });
        options.text(output_.path, "o,output", "FILE", "write to FILE instead of standard output");
        options.flag(schema_, "schema", "with all that is known of their parameters");
    }

    void check(Words words) override {
        if (format_ == "tabular" && schema_)
            throw UsageError("full schema not compatible with tabular output");
        if (words.empty())
            throw UsageError("no application name specified");
        application_ = take_word(words);
        if (!is_application_name(application_))
            throw UsageError("invalid application name " + go_quoted(application_));
        refuse_surplus(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        const ActionSpecs specs =
            require_charm(model, require_application(model, application_).charm_url).actions;
        if (schema_ || format_ == "yaml" || format_ == "json")
            print_structured(specs);
        else if (specs.empty())
            std::fprintf(stderr, "No actions defined for %s.\n", application_.c_str());
        else
            print_table(specs);
        return 0;
    }

  private:
    void print_structured(const ActionSpecs& specs) const {
        Value::Map map;
        for (const auto& [name, spec] : specs)
            map.emplace(name, schema_ ? spec.schema : Value(described(spec)));
        print_output(output_, format_ == "json" ? to_json(map) + "\n" : to_yaml(map));
    }

    void print_table(const ActionSpecs& specs) const {
        std::vector<std::string> names;
        for (const auto& spec : specs)
            names.push_back(spec.first);
        std::ranges::sort(names, natural_less);
        Table table({{"Action"}, {"Description"}});
        for (const std::string& name : names)
            add_rows(table, name, described(specs.at(name)));
        print_output(output_, table.text());
    }

    static std::string described(const ActionSpec& spec) {
        return spec.description.empty() ? "No description" : spec.description;
    }

    std::string format_ = "default", application_;
    Output output_;
    bool schema_ = false;
};

} // namespace

extern const Verb actions_verb;
constinit const Verb actions_verb = {
    .text = {.name = "actions",
             .synopsis = "[options] <application>",
             .summary = "list the actions that an application's charm has",
             .details =
                 R"~(With --schema their parameters, too, as YAML unless JSON is asked for.)~",
             .examples = R"~(    hookbox actions mysql
    hookbox actions mysql --schema)~"},
    .make = make_verb<Actions>,
    .aliases = "list-actions",
};

} // namespace hookbox
