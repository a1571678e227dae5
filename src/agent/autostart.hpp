// Starting a home's agent from an operator's command, and the lock under which starting it and its
// own leaving for want of units are decided, so that no unit is deployed to an agent about to go.
#pragma once

#include "agent/home.hpp"
#include "cli/options.hpp"

namespace hookbox {

/// Held for the moment of a decision. Who starts an agent takes it after its commit and holds it
/// until the new agent has its AgentLock. An agent that means to leave takes it, looks at the store
/// once more, and lets its AgentLock go before this. An agent must not take it while starting.
class StartLock {
  public:
    /// Blocks while another process decides.
    explicit StartLock(const Home& home);

  private:
    Fd file_;
};

/// The `--no-agent` of verbs whose work an agent has to carry out.
class AgentStart {
  public:
    void declare(Options& options);
    /// Starts the agent of `home` unless one runs, or the option or HOOKBOX_NO_AGENT=1 forbids it;
    /// says so in one line on standard error. To be called after the commit. Throws Error with the
    /// last line of its log when the agent ends at once.
    void ensure(const Home& home) const;

  private:
    bool off_ = false;
};

/// What of `environment` ("NAME=value" each) an agent is started with: who and where the user is,
/// language, time zone and PATH; HOOKBOX_HOME names `home`.
std::vector<std::string> agent_environment(const std::vector<std::string>& environment,
                                           const std::string& home);

} // namespace hookbox
