// What run and exec have in common: they ask units for something at once, as one operation, tell
// how it gets on, wait for it and print what it gave.
#pragma once

#include "agent/autostart.hpp"
#include "cli/output.hpp"
#include "commands/color-options.hpp"
#include "commands/task-waiting.hpp"
#include "commands/verb.hpp"
#include "model/operation.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace hookbox {

class TaskVerb : public VerbBody {
  public:
    /// To be called by what overrides it.
    void declare(Options& options) override;
    int run() final;

  protected:
    /// `quiet`: of progress only what the program itself logs is told.
    TaskVerb(std::string wait, bool quiet);
    /// The first step of check().
    void check_waiting();
    [[nodiscard]] std::chrono::microseconds patience() const noexcept { return wait_; }

    [[nodiscard]] virtual std::vector<TaskRequest> requests(const Model& model) const = 0;
    /// `tasks` are values of task_value() by unit.
    [[nodiscard]] virtual std::string plain(const Value::Map& tasks) const = 0;

  private:
    void tell(const std::string& line) const;
    void announce(const Enqueued& enqueued) const;
    void say_where_to_look(const ActionOperation& operation) const;
    int await(const Home& home, const Model& model, const ActionOperation& operation);
    /// Throws Error when the time is over.
    Task await_task(const Home& home, const Model& model, const ActionOperation& operation,
                    std::size_t index);
    void print(const Value::Map& tasks) const;

    AgentStart agent_;
    Output output_;
    ColorOptions colors_;
    std::string format_ = "plain", wait_text_;
    std::chrono::microseconds wait_{};
    Deadline deadline_;
    bool quiet_, background_ = false, wait_given_ = false, utc_ = false;
};

} // namespace hookbox
