#include "agent/agent.hpp"

#include "base/error.hpp"
#include "commands/verb.hpp"

#include <csignal>
#include <cstdio>
#include <optional>

namespace hookbox {
namespace {

/// Tells whoever runs the agent to restart the machine.
constexpr int restart_status = 100;

void report(const std::string& text) {
    std::fprintf(stderr, "%s INFO hookbox.agent %s\n", log_time(Clock().now()).c_str(),
                 text.c_str());
}

/// What asks for the end waits until somebody listens: verbs count on an agent that has its lock.
class HeldSignals {
  public:
    HeldSignals() {
        sigset_t held;
        ::sigemptyset(&held);
        ::sigaddset(&held, SIGTERM);
        ::sigaddset(&held, SIGINT);
        ::sigprocmask(SIG_BLOCK, &held, &before_);
    }
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    ~HeldSignals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

  private:
    sigset_t before_{};
};

class AgentVerb final : public VerbBody {
  public:
    void declare(Options&) override {}

    int run() override {
        const Home home;
        std::optional<StartLock> leaving;
        std::optional<HeldSignals> held(std::in_place);
        const auto lock = AgentLock::acquire(home);
        if (!lock) {
            const auto holder = AgentLock::holder(home);
            throw Error("an agent of " + home.root().string() + " is running already" +
                        (holder ? " (process " + std::to_string(*holder) + ")" : ""));
        }
        std::signal(SIGPIPE, SIG_IGN);
        std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error like a full disk
        const std::unique_ptr<Store> store = open_store(home.store_url());
        Loop loop;
        Agent agent(loop, *store, home);
        const SignalWatch terminate(loop, SIGTERM, [&] { agent.stop(); });
        const SignalWatch interrupt(loop, SIGINT, [&] { agent.stop(); });
        held.reset();
        report("started for " + home.root().string());
        loop.run();
        leaving = agent.take_start_lock();
        if (const std::string& unit = agent.restart_wanted(); !unit.empty()) {
            report("stopped: " + unit + " has asked for a restart of the machine");
            return restart_status;
        }
        report("stopped");
        return 0;
    }
};

} // namespace

extern const Verb agent_verb;
constinit const Verb agent_verb = {
    .text = {.name = "agent",
             .synopsis = "",
             .summary = "run the units of this home in the foreground",
             .details = R"~(Looks after every unit deployed here: puts its charm in place, runs its
hooks one at a time and serves their tools. A home has one agent at a time.

SIGTERM and SIGINT let the running hook finish, then the agent ends; a second signal kills the hook,
which the next agent runs again. With exit status 100 it ends when a hook has called juju-reboot:
it restarts no machine itself. Whatever happens to an agent, the next one goes on where it was.)~",
             .examples = "    hookbox agent"},
    .make = make_verb<AgentVerb>,
    .about_model = false,
};

} // namespace hookbox
