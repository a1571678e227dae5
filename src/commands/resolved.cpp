#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "cli/format.hpp"
#include "commands/verb.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"
#include "model/uniter-state.hpp"

namespace hookbox {
namespace {

class ResolvedVerb final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.flag(no_retry_, "no-retry", "take the failed hook as done instead of running it");
        options.flag(all_, "all", "mark every unit that is in error");
        agent_.declare(options);
    }

    void check(Words words) override {
        if (all_ && !words.empty())
            throw UsageError("specifying unit names(s) with --all not supported");
        if (!all_ && words.empty())
            throw UsageError("no unit specified");
        for (const std::string& word : words)
            if (!is_unit_name(word))
                throw UsageError("unit name " + go_quoted(word) + " not valid");
        units_ = std::move(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        if (all_)
            for (const Unit& unit : all_units(model))
                if (in_error(model, unit.name) && !is_marked(model, unit.name))
                    units_.push_back(unit.name);
        // As with Juju a unit that cannot be marked does not keep the others from it.
        std::string errors;
        int marked = 0;
        for (const std::string& unit : units_)
            try {
                mark(model, unit);
                ++marked;
            } catch (const Error& error) {
                errors += (errors.empty() ? "" : "\n") + std::string(error.what());
            }
        if (marked > 0)
            agent_.ensure(home);
        if (!errors.empty())
            throw Error(errors);
        return 0;
    }

  private:
    static bool in_error(const Model& model, const std::string& unit) {
        const auto state = read_uniter_state(model, unit);
        return state && state->failed;
    }

    static bool is_marked(const Model& model, const std::string& unit) {
        return read_resolved(model, unit) != Resolved::none;
    }

    void mark(const Model& model, const std::string& unit) const {
        commit_with_retry(model, [&](Change& change) {
            (void)require_unit(model, unit);
            // The agent takes the mark away with the record it changes: neither may be stale.
            const auto record = model.read(unit_path(unit, "agent"));
            change.require(model.path(unit_path(unit, "agent")), record ? record->version : 0);
            change.require(model.path(unit_path(unit, "resolved")), 0);
            if (!in_error(model, unit))
                throw Error("unit \"" + unit + "\" is not in an error state");
            if (is_marked(model, unit))
                throw Error("cannot set resolved mode for unit \"" + unit + "\": already resolved");
            put_resolved(change, model, unit,
                         no_retry_ ? Resolved::no_retry : Resolved::retry_hooks);
        });
    }

    AgentStart agent_;
    bool no_retry_ = false, all_ = false;
    std::vector<std::string> units_;
};

} // namespace

extern const Verb resolved_verb;
constinit const Verb resolved_verb = {
    .text = {.name = "resolved",
             .synopsis = "[options] [<unit> ...]",
             .summary = "let units whose hook has failed go on",
             .details = R"~(The failed hook runs again at once. With --no-retry it does not: it
counts as done, and what follows it comes next.)~",
             .examples = R"~(    hookbox resolved mysql/0
    hookbox resolved --no-retry mysql/0 mysql/1
    hookbox resolved --all)~"},
    .make = make_verb<ResolvedVerb>,
    .aliases = "resolve",
};

} // namespace hookbox
