// One run of a program in a unit's name: its context, the service of its tools, its process, and
// what is remembered of it. When it has ended a subclass says what that means; what cannot be saved
// then is tried again until it can. Owned by the unit's agent.
#pragma once

#include "agent/operations/hook-recorder.hpp"
#include "agent/operations/save.hpp"
#include "agent/snapshot.hpp"
#include "base/error.hpp"
#include "base/loop.hpp"
#include "hook/context.hpp"
#include "hook/environment.hpp"
#include "hook/hook-process.hpp"

#include <functional>
#include <memory>
#include <string>

namespace hookbox {

/// What was decided to be run has lost its reason meanwhile: decide anew.
class Overtaken : public Error {
  public:
    using Error::Error;
};

class Run {
  public:
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    virtual ~Run();
    [[nodiscard]] bool over() const noexcept { return over_; }
    /// When it is over: what is to be remembered of it, once; without a result, nothing.
    [[nodiscard]] HookRecord take_record() { return recorder_.take(); }
    /// The agent is about to end: a signal that ends the program now is not its own fault, and a
    /// store that cannot be used is not waited for any longer.
    void expect_stop();
    /// Kills it because the agent has to end. One whose end could not be saved yet is given up.
    void cut_off();
    /// Looks whether the operator wants something of it.
    virtual void heed(const Snapshot& /*snapshot*/) {}

  protected:
    /// `what` is for messages: `hook "install"`. `finished` is called from the loop when it ended
    /// later, not when it is over once constructed. `local` is the caller's and changes as steps
    /// are saved.
    Run(const UnitSite& site, LocalState& local, std::string name, std::string what,
        HookRecorder recorder, std::function<void()> finished);

    /// What every run sees of the unit.
    [[nodiscard]] HookEnvironment environment() const;
    /// Opens a context and starts the program in the charm's directory, its output going to the log
    /// and to `tap`. Throws StoreFailure before anything has run.
    void launch(RunInfo info, ProcessSetup setup, OutputTap tap = {});
    /// The program has ended. May throw as the store does, and is then called again.
    virtual void conclude(ExitStatus status) = 0;
    /// Gives whether `conclusion` could be saved; if not, it is tried again later.
    bool settle(std::function<void()> conclusion);
    /// After a conclusion: it is over.
    void close();

    const UnitSite& site_;
    LocalState& local_;
    std::string name_, what_, context_id_;
    HookRecorder recorder_;
    Compat compat_; ///< as the model says when it begins
    std::unique_ptr<HookContext> context_;
    std::unique_ptr<HookProcess> process_;
    bool stopping_ = false;

  private:
    void save_process();
    void ended(ExitStatus status);
    void finish(std::function<void()> conclusion);
    void put_off(std::function<void()> conclusion, const std::string& reason);

    std::function<void()> finished_;
    std::function<void()> conclusion_; ///< tried again when `retry_` is over
    Timer retry_;
    bool put_off_ = false, over_ = false;
};

} // namespace hookbox
