// One hook of one unit, from saving that it is about to run to saving what came of it: the record
// says `pending` before anything runs, and everything the hook wrote lands in the commit that says
// it is done. Owned by the unit's agent, which holds the machine lock meanwhile.
#pragma once

#include "agent/operations/run.hpp"
#include "hook/hook-code.hpp"

#include <functional>
#include <optional>
#include <string>

namespace hookbox {

class HookRun final : public Run {
  public:
    /// Begins. Throws Overtaken, nothing having been done.
    HookRun(const UnitSite& site, LocalState& local, const Hook& hook,
            std::function<void()> finished);

  private:
    HookRun(const UnitSite& site, LocalState& local, Hook hook, const std::string& name,
            std::function<void()> finished);
    void prepare();
    void execute();
    void begin(const HookScript& script);
    void start(const HookScript& script);
    [[nodiscard]] std::vector<std::string> variables() const;
    void conclude(ExitStatus status) override;
    /// Concludes what is remembered of it, and keeps that with the step that ends it.
    Records concluded(Records next, const char* result, std::string reason = {});
    void succeed(const char* result);
    void fail(const std::string& reason);
    void run_after_restart();

    Hook hook_;
    std::optional<Relation> relation_;
    std::string handler_;
};

/// Commits `hook` with its follow-ups, as though it had succeeded, what `add` puts with it, and
/// what is to be remembered of it.
void commit_hook(const UnitSite& site, LocalState& local, const Hook& hook, Value summary,
                 const std::function<void(Change&)>& add);

/// Puts the unit in the relation's scope, unless it is there. Throws Overtaken.
void enter_relation(Change& change, const UnitSite& site, int relation);

/// What others are told of this machine in a relation's bag.
Settings machine_network_keys(const Model& model);

} // namespace hookbox
