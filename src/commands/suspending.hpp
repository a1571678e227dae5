// What suspend-relation and resume-relation have in common.
#pragma once

#include "agent/autostart.hpp"
#include "commands/verb.hpp"

#include <string>
#include <vector>

namespace hookbox {

class RelationSwitch : public VerbBody {
  public:
    explicit RelationSwitch(bool suspended) : suspended_(suspended) {}
    void declare(Options& options) override;
    void check(Words words) override;
    /// All of them or, when one cannot be, none.
    int run() override;

  private:
    AgentStart agent_;
    bool suspended_;
    std::string reason_;
    std::vector<int> ids_;
};

} // namespace hookbox
