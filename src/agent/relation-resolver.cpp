#include "agent/resolver.hpp"
#include "model/names.hpp"

namespace hookbox {
namespace {

const std::set<std::string>& counterparts(const RelationFacts& facts,
                                          const std::string& remote_application) {
    static const std::set<std::string> none;
    const auto found = facts.scope.find(remote_application);
    return found == facts.scope.end() ? none : found->second;
}

Hook relation_hook(HookKind kind, const RelationFacts& facts, const std::string& application) {
    return {.kind = kind,
            .relation = facts.relation.id,
            .remote_application = facts.relation.remote(application).application};
}

Hook member_hook(HookKind kind, const RelationFacts& facts, const std::string& application,
                 const std::string& member) {
    Hook hook = relation_hook(kind, facts, application);
    hook.remote_unit = member;
    hook.change_version = facts.unit_version(member);
    return hook;
}

/// Only the remote application's settings are of interest; a peer's are its own.
std::optional<Hook> application_change(const std::string& application, const RelationRecord& record,
                                       const RelationFacts& facts) {
    Hook hook = relation_hook(HookKind::relation_changed, facts, application);
    const auto stored = facts.application_versions.find(hook.remote_application);
    const auto delivered = record.applications.find(hook.remote_application);
    hook.change_version = stored == facts.application_versions.end() ? 0 : stored->second;
    if (hook.change_version == (delivered == record.applications.end() ? 0 : delivered->second))
        return std::nullopt;
    return hook;
}

} // namespace

std::int64_t RelationFacts::unit_version(std::string_view unit) const {
    const auto found = unit_versions.find(unit);
    return found == unit_versions.end() ? 0 : found->second;
}

bool RelationFacts::in_scope(std::string_view application, std::string_view unit) const {
    const auto units = scope.find(application);
    return units != scope.end() && units->second.contains(std::string(unit));
}

std::optional<Hook> next_relation_hook(const std::string& application, const std::string& unit,
                                       const RelationRecord& record, const RelationFacts& facts,
                                       bool leaving) {
    if (!record.changed_pending.empty()) {
        Hook hook =
            member_hook(HookKind::relation_changed, facts, application, record.changed_pending);
        hook.cause.text = "follow-up of joined";
        return hook;
    }
    static const std::set<std::string> nobody;
    const bool over = leaving || !facts.relation.open();
    const auto& members =
        over ? nobody : counterparts(facts, facts.relation.remote(application).application);
    for (const auto& [member, version] : record.members)
        if (!members.contains(member)) {
            Hook hook = member_hook(HookKind::relation_departed, facts, application, member);
            hook.departing_unit = leaving ? unit : member;
            return hook;
        }
    if (over && facts.relation.peer())
        return std::nullopt;
    if (over)
        return relation_hook(HookKind::relation_broken, facts, application);
    if (auto hook = application_change(application, record, facts))
        return hook;
    for (const std::string& member : members)
        if (member != unit && !record.members.contains(member))
            return member_hook(HookKind::relation_joined, facts, application, member);
    for (const auto& [member, version] : record.members)
        if (members.contains(member) && facts.unit_version(member) != version)
            return member_hook(HookKind::relation_changed, facts, application, member);
    return std::nullopt;
}

Hook up_to_date(Hook hook, const std::string& application, const Snapshot& snapshot) {
    const auto found = snapshot.applications.find(application);
    if (found != snapshot.applications.end()) {
        if (hook.kind == HookKind::leader_settings_changed)
            hook.change_version = found->second.leader_settings_version;
        if (hook.kind == HookKind::config_changed) {
            hook.config_hash = found->second.config_hash;
            hook.trust_hash = found->second.trust_hash;
            hook.addresses_hash = snapshot.addresses_hash;
        }
    }
    const auto secret = snapshot.secrets.find(hook.secret);
    if (hook.kind == HookKind::secret_changed && secret != snapshot.secrets.end())
        hook.secret_revision = secret->second.secret.latest;
    const auto facts = snapshot.relations.find(hook.relation);
    if (!is_relation_kind(hook.kind) || facts == snapshot.relations.end())
        return hook;
    if (!hook.remote_unit.empty()) {
        if (facts->second.in_scope(application_of(hook.remote_unit), hook.remote_unit))
            hook.change_version = facts->second.unit_version(hook.remote_unit);
    } else if (hook.kind == HookKind::relation_changed) {
        const auto& versions = facts->second.application_versions;
        const auto stored = versions.find(hook.remote_application);
        hook.change_version = stored == versions.end() ? hook.change_version : stored->second;
    }
    return hook;
}

} // namespace hookbox
