#include "agent/operations/save.hpp"

#include "model/unit.hpp"

namespace hookbox {
namespace {

bool same_step(const UniterState& left, const UniterState& right) {
    return left.operation == right.operation && left.step == right.step &&
           left.hook == right.hook && left.failed == right.failed;
}

} // namespace

void clear_resolved(Change& change, const Model& model, std::string_view unit) {
    const std::string mark = unit_path(unit, "resolved");
    const auto found = model.read(mark);
    change.require(model.path(mark), found ? found->version : 0);
    if (found)
        change.erase(model.path(mark));
}

void save(const UnitSite& site, LocalState& local, Records next, Durability durability,
          const std::function<void(Change&)>& add) {
    if (!same_step(local.record, next.record))
        next.record.since = site.model.now();
    commit_with_retry(site.model, [&](Change& change) {
        if (add)
            add(change);
        if (next.record != local.record)
            put_uniter_state(change, site.model, site.unit, next.record);
        for (const auto& [relation, position] : next.positions)
            put_relation_record(change, site.model, site.unit, relation, position);
        for (const int relation : next.left)
            erase_relation_record(change, site.model, site.unit, relation);
        if (next.secrets)
            put_secret_record(change, site.model, site.unit, *next.secrets);
        if (next.storage)
            put_storage_record(change, site.model, site.unit, *next.storage);
        change.set_durable(durability == Durability::power);
    });
    local.record = std::move(next.record);
    for (auto& [relation, position] : next.positions)
        local.relations[relation] = std::move(position);
    for (const int relation : next.left)
        local.relations.erase(relation);
    if (next.secrets)
        local.secrets = std::move(*next.secrets);
    if (next.storage)
        local.storage = std::move(*next.storage);
}

} // namespace hookbox
