// One hook of one unit, from saving that it is about to run to saving what came of it: the record
// says `pending` before anything runs, and everything the hook wrote lands in the commit that says
// it is done. Owned by the unit's agent, which holds the machine lock meanwhile.
#pragma once

#include "agent/operations/hook-recorder.hpp"
#include "agent/operations/save.hpp"
#include "base/error.hpp"
#include "base/loop.hpp"
#include "hook/context.hpp"
#include "hook/hook-code.hpp"
#include "hook/hook-process.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace hookbox {

/// The relation came to its end before the unit was in it: decide anew what to do.
class RelationEnded : public Error {
  public:
    using Error::Error;
};

class HookRun {
  public:
    /// Begins; `finished` is called from the loop when the hook ended later, not when it is over
    /// on return. Throws RelationEnded, nothing having been done. `local` is the caller's and
    /// changes as steps are saved.
    HookRun(const UnitSite& site, LocalState& local, Hook hook, std::function<void()> finished);
    HookRun(const HookRun&) = delete;
    HookRun& operator=(const HookRun&) = delete;
    ~HookRun();
    [[nodiscard]] bool over() const noexcept { return over_; }
    /// When it is over: what is to be remembered of it, once; without a result, nothing.
    [[nodiscard]] HookRecord take_record() { return recorder_.take(); }
    /// The agent is about to end: a signal that ends the hook now is not the hook's fault, and a
    /// store that cannot be used is not waited for any longer.
    void expect_stop();
    /// Kills it because the agent has to end; it will be run again. One whose end could not be
    /// saved yet is given up.
    void cut_off();

  private:
    void prepare();
    void execute();
    void begin(const HookScript& script);
    void start(const HookScript& script);
    [[nodiscard]] std::vector<std::string> variables() const;
    void ended(ExitStatus status);
    void finish(std::function<void()> conclusion);
    /// Gives whether `conclusion` could be saved; if not, it is tried again later.
    bool settle(std::function<void()> conclusion);
    void put_off(std::function<void()> conclusion, const std::string& reason);
    void conclude(ExitStatus status);
    /// Concludes what is remembered of it, and keeps that with the step that ends it.
    Records concluded(Records next, const char* result, std::string reason = {});
    void succeed(const char* result);
    void fail(const std::string& reason);
    void run_after_restart();
    void close();

    const UnitSite& site_;
    LocalState& local_;
    Hook hook_;
    std::function<void()> finished_;
    std::optional<Relation> relation_;
    std::string name_, context_id_, handler_;
    HookRecorder recorder_;
    std::unique_ptr<HookContext> context_;
    std::unique_ptr<HookProcess> process_;
    std::function<void()> conclusion_; ///< tried again when `retry_` is over
    Timer retry_;
    bool stopping_ = false, put_off_ = false, over_ = false;
};

/// Commits `hook` with its follow-ups, as though it had succeeded, what `add` puts with it, and
/// what is to be remembered of it.
void commit_hook(const UnitSite& site, LocalState& local, const Hook& hook, Value summary,
                 const std::function<void(Change&)>& add);

/// Puts the unit in the relation's scope, unless it is there. Throws RelationEnded.
void enter_relation(Change& change, const UnitSite& site, int relation);

/// What others are told of this machine in a relation's bag.
Settings machine_network_keys(const Model& model);

} // namespace hookbox
