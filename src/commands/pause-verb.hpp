// The body of pause and of resume: each asks a unit's agent for the opposite of the other.
#pragma once

#include "agent/autostart.hpp"
#include "commands/verb.hpp"

#include <string>

namespace hookbox {

class PauseVerb : public VerbBody {
  public:
    PauseVerb(bool pause, std::string_view hooks) : pause_(pause), hooks_help_(hooks) {}
    void declare(Options& options) override;
    void check(Words words) override;
    int run() override;

  private:
    bool pause_, hooks_ = false;
    std::string_view hooks_help_;
    AgentStart agent_;
    std::string unit_;
};

} // namespace hookbox
