#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/format.hpp"
#include "cli/table.hpp"
#include "cli/time-text.hpp"
#include "commands/local-time.hpp"
#include "commands/table-format.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"
#include "model/names.hpp"
#include "model/resource.hpp"
#include "model/unit.hpp"

#include <cstdio>

namespace hookbox {
namespace {

/// One that the charm declares, and what there is of it.
struct Row {
    CharmResource declared;
    std::optional<Resource> given;

    [[nodiscard]] std::string revision() const {
        return given ? utc_time(given->since, "%Y-%m-%dT%H:%M") : "-";
    }
    [[nodiscard]] std::string supplier() const { return given ? "admin" : "upload"; }
};

class Resources final : public VerbBody {
  public:
    void declare(Options& options) override { format_.declare(options, "how to print them"); }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("missing application or unit name");
        target_ = take_word(words);
        refuse_surplus(words);
    }

    int run() override {
        if (!is_application_name(target_) && !is_unit_name(target_))
            throw Error(go_quoted(target_) + " is neither an application nor a unit");
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        const auto rows = read(model);
        if (rows.empty())
            std::fputs("No resources to display.\n", stderr);
        else
            print_output(format_.output, format_.tabular() ? tabular(rows) : structured(rows));
        return 0;
    }

  private:
    [[nodiscard]] bool of_unit() const { return is_unit_name(target_); }

    [[nodiscard]] std::vector<Row> read(const Model& model) const {
        const Application application = require_application(model, application_of(target_));
        if (of_unit())
            (void)require_unit(model, target_);
        const auto given = of_unit() ? read_unit_resources(model, target_)
                                     : read_resources(model, application.name);
        std::vector<Row> rows;
        for (const auto& [name, declared] :
             require_charm(model, application.charm_url).metadata.resources) {
            const auto found = given.find(name);
            rows.push_back(
                {declared, found == given.end() ? std::nullopt : std::optional(found->second)});
        }
        return rows;
    }

    [[nodiscard]] std::string tabular(const std::vector<Row>& rows) const {
        Table table(of_unit() ? std::vector<Column>{{"Resource"}, {"Revision"}}
                              : std::vector<Column>{{"Resource"}, {"Supplied by"}, {"Revision"}});
        for (const Row& row : rows)
            if (of_unit())
                table.add({row.declared.name, row.revision()});
            else
                table.add({row.declared.name, row.supplier(), row.revision()});
        return table.text();
    }

    [[nodiscard]] std::string structured(const std::vector<Row>& rows) const {
        Value::List list;
        for (const Row& row : rows)
            list.push_back(value_of(row));
        const Value value =
            of_unit() ? Value(std::move(list)) : Value(Value::Map{{"resources", std::move(list)}});
        return format_.text(value);
    }

    [[nodiscard]] Value value_of(const Row& row) const {
        const std::string application = application_of(target_);
        Value::Record record;
        const auto add = [&](const char* name, Value value) {
            record.fields.emplace_back(name, std::move(value));
        };
        add("resourceid", application + "/" + row.declared.name);
        add("applicationId", application);
        add("name", row.declared.name);
        add("type", row.declared.type);
        add("path", row.declared.filename);
        if (!row.declared.description.empty())
            add("description", row.declared.description);
        add("revision", row.given ? "0" : "-");
        add("fingerprint", row.given ? row.given->content.hex : "");
        add("size", row.given ? row.given->content.size : 0);
        add("origin", "upload");
        add("used", row.given.has_value());
        if (row.given) {
            add("timestamp", go_time(row.given->since));
            add("username", "admin");
        }
        return record;
    }

    TableFormat format_;
    std::string target_;
};

} // namespace

extern const Verb resources_verb;
constinit const Verb resources_verb = {
    .text = {.name = "resources",
             .synopsis = "[options] <application>|<unit>",
             .summary = "list the resources of an application or unit",
             .details = R"~(Those that its charm declares, and when they were given to the
application. Of a unit, those it has taken by resource-get, as they were then.)~",
             .examples = R"~(    hookbox resources webapp
    hookbox resources webapp/0 --format yaml)~"},
    .make = make_verb<Resources>,
    .aliases = "list-resources",
};

} // namespace hookbox
