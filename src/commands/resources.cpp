#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/table.hpp"
#include "commands/resource-report.hpp"
#include "commands/table-format.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"
#include "model/names.hpp"
#include "model/resource.hpp"
#include "model/unit.hpp"

#include <algorithm>
#include <cstdio>

namespace hookbox {
namespace {

class Resources final : public VerbBody {
  public:
    void declare(Options& options) override {
        format_.declare(options, "how to print them");
        options.flag(details_, "details", "what each unit has taken, and what there is for it");
    }

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
        const Application application = require_application(model, application_of(target_));
        if (of_unit())
            (void)require_unit(model, target_);
        const CharmMetadata charm = require_charm(model, application.charm_url).metadata;
        const auto expected = reports(charm, read_resources(model, application.name));
        if (expected.empty())
            std::fputs("No resources to display.\n", stderr);
        else if (details_)
            print_output(format_.output, detailed(details(model, charm, expected)));
        else
            print_output(
                format_.output,
                simple(of_unit() ? reports(charm, read_unit_resources(model, target_)) : expected));
        return 0;
    }

  private:
    using Reports = std::vector<ResourceReport>;
    struct Detail {
        std::string unit;
        ResourceReport taken, expected;
    };

    [[nodiscard]] bool of_unit() const { return is_unit_name(target_); }

    static Reports reports(const CharmMetadata& charm,
                           const std::map<std::string, Resource>& given) {
        Reports reports;
        for (const auto& [name, declared] : charm.resources) {
            const auto found = given.find(name);
            reports.push_back(
                {declared, found == given.end() ? std::nullopt : std::optional(found->second)});
        }
        return reports;
    }

    /// By unit, then by name.
    [[nodiscard]] std::vector<Detail> details(const Model& model, const CharmMetadata& charm,
                                              const Reports& expected) const {
        std::vector<Detail> details;
        for (const Unit& unit : units_of(model, application_of(target_))) {
            if (of_unit() && unit.name != target_)
                continue;
            const Reports taken = reports(charm, read_unit_resources(model, unit.name));
            for (std::size_t i = 0; i < taken.size(); ++i)
                details.push_back({unit.name, taken[i], expected[i]});
        }
        std::ranges::stable_sort(details, natural_less, &Detail::unit);
        return details;
    }

    /// As YAML or JSON; of a unit the bare list.
    [[nodiscard]] std::string listed(Value::List list) const {
        return format_.text(of_unit() ? Value(std::move(list))
                                      : Value(Value::Map{{"resources", std::move(list)}}));
    }

    [[nodiscard]] std::string simple(const Reports& reports) const {
        if (!format_.tabular()) {
            Value::List list;
            for (const ResourceReport& report : reports)
                list.emplace_back(resource_value(report, application_of(target_), format_.json()));
            return listed(std::move(list));
        }
        Table table(of_unit() ? std::vector<Column>{{"Resource"}, {"Revision"}}
                              : std::vector<Column>{{"Resource"}, {"Supplied by"}, {"Revision"}});
        for (const ResourceReport& report : reports)
            if (of_unit())
                table.add({report.declared.name, report.revision()});
            else
                table.add({report.declared.name, report.supplier(), report.revision()});
        return table.text();
    }

    [[nodiscard]] std::string detailed(const std::vector<Detail>& details) const {
        if (!format_.tabular()) {
            Value::List list;
            for (const Detail& detail : details)
                list.emplace_back(value_of(detail));
            return listed(std::move(list));
        }
        std::vector<Column> columns = {{"Resource"}, {"Revision"}, {"Expected"}};
        if (!of_unit())
            columns.insert(columns.begin(), {"Unit"});
        Table table(std::move(columns));
        for (const Detail& detail : details) {
            std::vector<std::string> cells = {detail.expected.declared.name,
                                              detail.taken.revision(), detail.expected.revision()};
            if (!of_unit())
                cells.insert(cells.begin(), detail.unit);
            table.add(std::move(cells));
        }
        return table.text();
    }

    [[nodiscard]] Value::Record value_of(const Detail& detail) const {
        const std::string application = application_of(target_);
        const bool json = format_.json();
        Value::Record record{
            {{"unitID", detail.unit},
             {"unit", detail.taken.given ? resource_value(detail.taken, application, json)
                                         : untaken_resource_value(json)},
             {"expected", resource_value(detail.expected, application, json)},
             {"progress", -1}}}; // nothing is being fetched
        if (!json) {
            record.fields.emplace_back("unitnumber", unit_number(detail.unit));
            record.fields.emplace_back("revprogress", detail.expected.revision());
        }
        return record;
    }

    TableFormat format_;
    bool details_ = false;
    std::string target_;
};

} // namespace

extern const Verb resources_verb;
constinit const Verb resources_verb = {
    .text = {.name = "resources",
             .synopsis = "[options] <application>|<unit>",
             .summary = "list the resources of an application or unit",
             .details = R"~(Those that its charm declares, and when they were given to the
application. Of a unit, those it has taken by resource-get, as they were then; with --details also
what resource-get would give it now, and for all units of an application.)~",
             .examples = R"~(    hookbox resources webapp
    hookbox resources webapp/0 --format yaml
    hookbox resources webapp --details)~"},
    .make = make_verb<Resources>,
    .aliases = "list-resources",
};

} // namespace hookbox
