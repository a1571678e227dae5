// A shell's commands run in a unit's context, as juju-exec has asked for them: nothing of it is
// saved but what the commands have written, when they end with 0. Whoever asked waits for the
// answer and learns from the broken connection when the agent dies.
#pragma once

#include "agent/operations/run.hpp"
#include "rpc/commands-codec.hpp"

#include <functional>
#include <optional>
#include <string>

namespace hookbox {

class CommandsRun final : public Run {
  public:
    struct Reply {
        std::function<void(const ToolReply&)> answer;
        std::function<void(const std::string& reason)> refuse;
    };
    /// Begins. What cannot be run is refused, and over at once.
    CommandsRun(const UnitSite& site, LocalState& local, CommandsRequest request, Reply reply,
                std::function<void()> finished);
    ~CommandsRun() override;

  private:
    void start();
    /// The relation they asked for, and the remote unit, where it can be told.
    void choose_relation();
    void choose_remote_unit(const RelationRecord& position);
    void conclude(ExitStatus status) override;
    void save_end(const char* result, const std::string& reason,
                  const std::function<void(Change&)>& add);
    void refuse(const std::string& reason);

    CommandsRequest request_;
    Reply reply_;
    std::optional<Relation> relation_;
    std::string output_, errors_;
};

/// "run commands (3; mysql/0)": for the machine lock's log.
std::string operation_text(const CommandsRequest& request);

} // namespace hookbox
