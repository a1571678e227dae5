#include "hook/context.hpp"

#include "hook/delivered.hpp"
#include "model/names.hpp"

#include <algorithm>

namespace hookbox {
namespace {

/// As of the start of the run: those whose `joined` is committed, with the unit that joins now and
/// without the one that departs.
std::vector<std::string> members_for(const RunInfo& info, const RelationRecord& record,
                                     int relation) {
    std::set<std::string> members;
    for (const auto& member : record.members)
        members.insert(member.first);
    if (info.relation == relation && !info.remote_unit.empty()) {
        if (info.kind == HookKind::relation_joined)
            members.insert(info.remote_unit);
        else if (info.kind == HookKind::relation_departed)
            members.erase(info.remote_unit);
    }
    return {members.begin(), members.end()};
}

/// Whether it has come to its end: relation-ids leaves such a relation out. A unit that departs
/// now still counts, and of a unit that is dying alone no relation ends.
bool is_broken(const Relation& relation, const RelationRecord& record, const Overrides& overrides) {
    if (overrides.broken)
        return overrides.broken->contains(relation.id);
    return record.members.empty() && !relation.open();
}

} // namespace

HookContext::HookContext(const Model& model, RunInfo info, LogSink log, Overrides overrides,
                         const SealingKey* key)
    : model_(model), info_(std::move(info)), log_(std::move(log)), overrides_(std::move(overrides)),
      key_(key), application_(application_of(info_.unit)) {
    if (info_.action_parameters)
        action_.emplace(*info_.action_parameters);
    for (const auto& [id, record] : relation_records(model_, info_.unit))
        if (auto relation = find_relation(model_, id); relation && relation->local(application_)) {
            auto members = members_for(info_, record, id);
            const bool broken = is_broken(*relation, record, overrides_);
            relations_.emplace(id, std::make_unique<RelationView>(model_, std::move(*relation),
                                                                  info_.unit, std::move(members),
                                                                  broken));
        }
}

HookContext::~HookContext() = default;

void HookContext::require_full() const {
    if (info_.restricted)
        throw Error(restricted_text);
}

CharmRecord HookContext::charm() const {
    const std::string url = require_unit(model_, info_.unit).charm_url;
    return require_charm(model_,
                         url.empty() ? require_application(model_, application_).charm_url : url);
}

const Value& HookContext::config() {
    require_full();
    if (!config_ && overrides_.config)
        config_ = *overrides_.config;
    if (!config_) {
        Application application = require_application(model_, application_);
        const Unit unit = require_unit(model_, info_.unit);
        if (!unit.charm_url.empty())
            application.charm_url = unit.charm_url;
        config_ = as_delivered(config_values(model_, application));
    }
    return *config_;
}

ActionRun& HookContext::action() {
    require_full();
    if (!action_)
        throw Error("not running an action");
    return *action_;
}

std::vector<int> HookContext::relations(bool listed) const {
    require_full();
    std::vector<int> ids;
    for (const auto& [id, view] : relations_)
        if (!listed || (view->relation().life != Life::dead && !view->broken()))
            ids.push_back(id);
    return ids;
}

RelationView* HookContext::relation(int id) {
    require_full();
    const auto found = relations_.find(id);
    return found == relations_.end() ? nullptr : found->second.get();
}

void HookContext::log(const std::string& level, const std::string& message) {
    log_(level, "unit." + info_.unit + ".juju-log", message);
}

const Effects& HookContext::effects() {
    for (const auto& [id, view] : relations_) {
        if (!view->unit_writes().empty())
            effects_.unit_settings[id] = view->unit_outcome();
        if (!view->application_writes().empty())
            effects_.application_settings[id] = view->application_outcome();
    }
    if (secrets_)
        effects_.secrets = secrets_->pending();
    if (action_)
        effects_.action = action_->outcome();
    if (state_written_)
        effects_.state = state_;
    return effects_;
}

} // namespace hookbox
