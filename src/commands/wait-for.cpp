#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "cli/duration.hpp"
#include "commands/verb.hpp"
#include "commands/waiting.hpp"
#include "model/names.hpp"
#include "model/presence.hpp"
#include "model/unit.hpp"

#include <algorithm>

namespace hookbox {
namespace {

using std::chrono::steady_clock;

class WaitFor final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.flag(active_, "active", "until it is active and has nothing to do (the default)");
        options.flag(idle_, "idle", "until it has nothing to do, whatever its workload status");
        options.flag(gone_, "gone", "until it no longer exists");
        options.value("timeout", "<duration>", "give up after this time", timeout_text_,
                      [this](const std::string& text) {
                          timeout_ = parse_duration(text);
                          timeout_text_ = text;
                      });
        agent_.declare(options);
    }

    void check(Words words) override {
        if (active_ + idle_ + gone_ > 1)
            throw UsageError("--active, --idle and --gone exclude each other");
        const std::string kind = take_word(words);
        if (kind != "unit" && kind != "application")
            throw UsageError("expected \"unit\" or \"application\", got \"" + kind + "\"");
        if (words.empty())
            throw UsageError("no " + kind + " specified");
        of_units_ = kind == "unit";
        for (const std::string& name : words)
            if (!(of_units_ ? is_unit_name(name) : is_application_name(name)))
                throw UsageError("invalid " + kind + " name \"" + name + "\"");
        names_ = std::move(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        if (!gone_ || !all_units(model).empty())
            agent_.ensure(home);
        const auto deadline = steady_clock::now() + timeout_;
        for (;;) {
            const std::int64_t revision = store->revision();
            std::string missing;
            for (const std::string& name : names_)
                if (missing.empty())
                    missing = of_units_ ? unit_lacks(model, name, goal())
                                        : application_lacks(model, name, goal());
            // Units are looked at one after the other: a commit meanwhile, which may have given
            // work to one found idle before, asks for another look.
            if (missing.empty()) {
                if (quiet_since(model, revision))
                    return 0;
                missing = "something changes all the time";
            }
            if (steady_clock::now() >= deadline)
                throw Error("timed out after " + timeout_text_ + ": " + missing);
            // An agent that dies changes nothing in the store: look once a second all the same.
            store->wait(revision,
                        std::min(deadline, steady_clock::now() + std::chrono::seconds(1)));
        }
    }

  private:
    [[nodiscard]] Goal goal() const {
        return idle_ ? Goal::idle : gone_ ? Goal::gone : Goal::active;
    }

    AgentStart agent_;
    bool active_ = false, idle_ = false, gone_ = false, of_units_ = false;
    std::vector<std::string> names_;
    std::string timeout_text_ = "10m";
    std::chrono::microseconds timeout_ = std::chrono::minutes(10);
};

} // namespace

extern const Verb wait_for_verb;
constinit const Verb wait_for_verb = {
    .text = {.name = "wait-for",
             .synopsis = "[options] unit|application <name> ...",
             .summary = "wait until units or applications are active, idle or gone",
             .details = R"~(A unit has nothing to do when its agent runs, has looked at everything
that was changed before now and found no hook to run: another hook can only follow from a later
change, or from time passing. A unit whose hook has failed is neither active nor idle. An
application is active or idle when it exists and all its units are.)~",
             .examples = R"~(    hookbox wait-for application mysql web --timeout 1m
    hookbox wait-for unit mysql/0 --idle
    hookbox wait-for unit mysql/0 --gone)~"},
    .make = make_verb<WaitFor>,
};

} // namespace hookbox
