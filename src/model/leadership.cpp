#include "model/leadership.hpp"

#include "model/names.hpp"

namespace hookbox {
namespace {

std::string lease_path(std::string_view application) {
    return "applications/" + std::string(application) + "/lease";
}

} // namespace

std::string leader_bag(std::string_view application) {
    return "applications/" + std::string(application) + "/leader";
}

std::optional<Lease> read_lease(const Model& model, std::string_view application) {
    const auto entry = model.read(lease_path(application));
    if (!entry)
        return std::nullopt;
    return Lease{entry->value["holder"].text(), from_rfc3339(entry->value["expires"].text()),
                 entry->version};
}

std::optional<Lease> claimed(const std::optional<Lease>& lease, std::string_view unit, Time now) {
    if (lease && lease->holder != unit && lease->expires > now)
        return std::nullopt;
    if (lease && lease->holder == unit && lease->expires - now >= lease_guarantee)
        return lease;
    return Lease{std::string(unit), now + lease_duration, lease ? lease->version : 0};
}

void put_lease(Change& change, const Model& model, std::string_view application,
               const Lease& lease) {
    change.put(model.path(lease_path(application)),
               stored_record({{"holder", lease.holder}, {"expires", to_rfc3339(lease.expires)}}));
}

bool claim_leadership(const Model& model, std::string_view unit) {
    const std::string application = application_of(unit);
    bool leads = false;
    commit_with_retry(model, [&](Change& change) {
        const auto lease = read_lease(model, application);
        const auto mine = claimed(lease, unit, model.now());
        leads = mine.has_value();
        if (!leads || (lease && mine->expires == lease->expires))
            return;
        change.set_durable(false);
        change.require(model.path(lease_path(application)), mine->version);
        put_lease(change, model, application, *mine);
    });
    return leads;
}

void release_leadership(Change& change, const Model& model, std::string_view unit) {
    const std::string application = application_of(unit);
    const auto lease = read_lease(model, application);
    if (!lease || lease->holder != unit)
        return;
    change.require(model.path(lease_path(application)), lease->version);
    change.erase(model.path(lease_path(application)));
}

void require_leadership(Change& change, const Model& model, std::string_view unit) {
    const std::string application = application_of(unit);
    const auto lease = read_lease(model, application);
    if (!lease || lease->holder != unit || lease->expires <= model.now())
        throw Error("not the leader");
    change.require(model.path(lease_path(application)), lease->version);
}

} // namespace hookbox
