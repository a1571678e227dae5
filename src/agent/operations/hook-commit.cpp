#include "agent/operations/hook-run.hpp"
#include "base/address.hpp"
#include "model/removal.hpp"

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

} // namespace

Settings machine_network_keys(const Model& model) {
    return network_keys(primary_address(), model.settings()["egress-subnets"].text());
}

void enter_relation(Change& change, const UnitSite& site, int relation) {
    if (in_scope(site.model, relation, site.unit))
        return;
    const auto entered = pinned_relation(change, site.model, relation);
    if (!entered || !entered->open())
        throw RelationEnded("relation " + std::to_string(relation) + " has ended");
    enter_scope(change, site.model, *entered, site.unit, machine_network_keys(site.model));
}

void commit_hook(const UnitSite& site, LocalState& local, const Hook& hook,
                 const std::function<void(Change&)>& add) {
    const Status shown = read_unit_status(site.model, site.unit);
    Records next = records_committed(local, hook);
    next.record.status_set = shown.by_charm;
    save(site, local, std::move(next), Durability::power, [&](Change& change) {
        clear_resolved(change, site.model, site.unit);
        if (hook.kind == HookKind::config_changed)
            refresh_network_keys(change, site, local);
        if (add)
            add(change);
        if (const auto status = status_after(hook.kind, shown, site.model.now()))
            put_unit_status(change, site.model, site.unit, *status);
        if (hook.kind == HookKind::relation_broken)
            leave_scope(change, site.model, hook.relation, site.unit);
    });
}

} // namespace hookbox
