#include "agent/resolver.hpp"

#include <algorithm>

namespace hookbox {
namespace {

/// How long after a try to provision storage that failed the next one comes.
constexpr std::chrono::seconds provision_retry{5};

bool waits(const Storage& storage) {
    return storage.pending && storage.life == Life::alive && !storage.problem.empty();
}

RunHook run(HookKind kind, const std::string& id) {
    return {{.kind = kind, .storage = id}};
}

} // namespace

std::optional<NextOperation> next_storage_operation(const LocalState& local, const UnitFacts& unit,
                                                    bool leaving, bool changing) {
    for (const auto& [id, storage] : unit.storage) {
        const bool told = local.storage.attached.contains(id);
        if (leaving || storage.life != Life::alive)
            return told ? NextOperation{run(HookKind::storage_detaching, id)}
                        : NextOperation{ReleaseStorage{id}};
        if (told || changing)
            continue;
        if (!storage.pending)
            return run(HookKind::storage_attached, id);
        if (!waits(storage) || storage.since + provision_retry <= local.now)
            return ProvisionStorage{id};
    }
    // The charm may need it to be installed at all; later it waits for nothing.
    const bool missing = std::ranges::any_of(unit.storage, [&](const auto& item) {
        return !local.storage.attached.contains(item.first);
    });
    if (missing && !local.record.installed)
        return Rest{};
    return std::nullopt;
}

Time next_storage_time(const LocalState& local, const Snapshot& snapshot) {
    Time next = Time::max();
    const auto unit = snapshot.units.find(local.unit);
    if (unit != snapshot.units.end())
        for (const auto& [id, storage] : unit->second.storage)
            // What is due and not provisioned waits for something else.
            if (const Time due = storage.since + provision_retry; waits(storage) && due > local.now)
                next = std::min(next, due);
    return next;
}

} // namespace hookbox
