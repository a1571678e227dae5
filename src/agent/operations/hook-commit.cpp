#include "agent/operations/hook-run.hpp"
#include "agent/operations/storage.hpp"
#include "base/address.hpp"
#include "model/removal.hpp"
#include "model/secret.hpp"
#include "model/storage-change.hpp"

namespace hookbox {
namespace {

/// The network keys of every relation the unit is in, as config-changed leaves them (spec §3.4).
void refresh_network_keys(Change& change, const UnitSite& site, const LocalState& local) {
    if (local.relations.empty())
        return; // asking for the machine's addresses costs more than a commit
    const Settings keys = machine_network_keys(site.model);
    for (const auto& [relation, position] : local.relations)
        if (in_scope(site.model, relation, site.unit))
            write_bag(change, site.model, unit_bag(relation, site.unit), keys);
}

/// The next rotation, counted from the one that was due; soon, where the charm has left the secret
/// as it was (spec §7.8). What the hook itself has set is left alone.
void settle_rotation(Change& change, const UnitSite& site, const Hook& hook) {
    constexpr std::chrono::minutes retry{5};
    auto secret = pinned_secret(change, site.model, hook.secret);
    const Time now = site.model.now();
    if (!secret || !secret->next_rotation || *secret->next_rotation > now)
        return;
    const bool renewed = secret->latest > hook.secret_revision;
    while (secret->next_rotation && *secret->next_rotation <= now)
        secret->next_rotation = renewed ? next_rotation(secret->rotation, *secret->next_rotation)
                                        : *secret->next_rotation + retry;
    put_secret(change, site.model, *secret);
}

/// What is remembered about secrets and revisions that are gone.
void forget_gone_secrets(const Model& model, SecretRecord& record) {
    std::set<std::string> ids;
    for (const auto& told : record.consumed)
        ids.insert(told.first);
    for (const auto& told : record.obsolete)
        ids.insert(told.first);
    for (const auto& told : record.expired)
        ids.insert(told.first.first);
    for (const std::string& id : ids)
        if (!find_secret(model, id)) {
            record.consumed.erase(id);
            record.obsolete.erase(id);
            std::erase_if(record.expired, [&](const auto& told) { return told.first.first == id; });
        }
}

} // namespace

Settings machine_network_keys(const Model& model) {
    return network_keys(primary_address(), model.settings()["egress-subnets"].text());
}

void enter_relation(Change& change, const UnitSite& site, int relation) {
    if (in_scope(site.model, relation, site.unit))
        return;
    const auto entered = pinned_relation(change, site.model, relation);
    if (!entered || !entered->open())
        throw Overtaken("relation " + std::to_string(relation) + " has ended");
    enter_scope(change, site.model, *entered, site.unit, machine_network_keys(site.model));
}

void commit_hook(const UnitSite& site, LocalState& local, const Hook& hook, Value summary,
                 const std::function<void(Change&)>& add) {
    const Status shown = read_unit_status(site.model, site.unit);
    Records next = records_committed(local, hook);
    next.record.status_set = shown.by_charm;
    next.record.last_run = std::move(summary);
    if (next.secrets)
        forget_gone_secrets(site.model, *next.secrets);
    save(site, local, std::move(next), Durability::power, [&](Change& change) {
        clear_resolved(change, site.model, site.unit);
        if (hook.kind == HookKind::config_changed)
            refresh_network_keys(change, site, local);
        if (add)
            add(change);
        if (hook.kind == HookKind::secret_rotate)
            settle_rotation(change, site, hook);
        if (hook.kind == HookKind::storage_detaching)
            release_storage(change, site.model, site.unit, hook.storage);
        if (const auto status = status_after(hook.kind, shown, site.model.now()))
            put_unit_status(change, site.model, site.unit, *status);
        if (hook.kind == HookKind::relation_broken)
            leave_scope(change, site.model, hook.relation, site.unit);
        if (hook.kind == HookKind::storage_detaching)
            hide_storage(site,
                         hook.storage); // last: only the store can fail now, and be waited for
    });
    if (hook.kind == HookKind::storage_detaching)
        discard_ended_storage(site);
}

} // namespace hookbox
