#include "agent/home.hpp"
#include "base/error.hpp"
#include "cli/format.hpp"
#include "commands/color-options.hpp"
#include "commands/status-report.hpp"
#include "commands/status-table.hpp"
#include "commands/status-value.hpp"
#include "commands/table-format.hpp"
#include "commands/verb.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace hookbox {
namespace {

class StatusVerb final : public VerbBody {
  public:
    void declare(Options& options) override {
        format_.declare(options, "how to print the status");
        options.flag(relations_, "relations,integrations", "list the relations too");
        options.flag(storage_, "storage", "list the storage too");
        options.flag(utc_, "utc", "print times in UTC");
        colors_.declare(options);
    }

    void check(Words words) override { selectors_ = std::move(words); }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        const StatusReport report = select(read_status_report(model), selectors_);
        print_output(format_.output, text_of(report));
        if (report.empty() && selectors_.empty())
            std::fprintf(stderr, "Model \"%s\" is empty.\n", report.model.c_str());
        else if (report.empty())
            std::fprintf(stderr, "Nothing matched specified filter%s.\n",
                         selectors_.size() > 1 ? "s" : "");
        return 0;
    }

  private:
    [[nodiscard]] std::string text_of(const StatusReport& report) const {
        const char* iso = std::getenv("JUJU_STATUS_ISO_TIME");
        const bool utc = utc_ || (iso != nullptr && std::strcmp(iso, "true") == 0);
        if (format_.tabular())
            return status_table(report, {.utc = utc, .relations = relations_, .storage = storage_});
        const Value value = status_value(report, utc, format_.json());
        return format_.text(value);
    }

    TableFormat format_;
    ColorOptions colors_;
    bool relations_ = false, storage_ = false, utc_ = false;
    std::vector<std::string> selectors_;
};

} // namespace

extern const Verb status_verb;
constinit const Verb status_verb = {
    .text = {.name = "status",
             .synopsis = "[options] [<selector> ...]",
             .summary = "show what is deployed and how it is",
             .details =
                 R"~(A selector is the name of an application or unit, <application>/leader, a
machine, a word of a status or a port such as 80/tcp; * and ? stand for anything but a slash. Only
what matches one of them and what that belongs to is shown.

A unit whose agent does not run is lost, unless it never came up; a unit whose hook has failed is
in error.)~",
             .examples = R"~(    hookbox status --relations
    hookbox status mysql --format yaml
    hookbox status 'web/*' blocked)~"},
    .make = make_verb<StatusVerb>,
};

} // namespace hookbox
