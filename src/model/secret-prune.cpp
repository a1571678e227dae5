#include "model/names.hpp"
#include "model/secret.hpp"

#include <set>

namespace hookbox {
namespace {

/// What the secret's readers follow once the change is committed. One that reads it for the first
/// time follows the latest revision, which stays in any case.
std::set<int> followed(const Change& change, const Model& model, std::string_view id) {
    std::set<int> revisions;
    for (const auto& [unit, consumer] : read_consumers(model, id)) {
        const std::string path =
            model.path("secrets/" + std::string(id) + "/consumers/" + unit_node(unit));
        if (const Value* pending = change.pending(path))
            revisions.insert(static_cast<int>((*pending)["revision"].integer()));
        else if (!change.erases(path))
            revisions.insert(consumer.revision);
    }
    return revisions;
}

} // namespace

void prune_secret(Change& change, const Model& model, std::string_view id) {
    const auto stored = find_secret(model, id);
    if (!stored)
        return;
    // Pinned only where something may go: other secrets are left alone by whoever calls.
    auto secret = change.pending(model.path("secrets/" + std::string(id))) || stored->auto_prune
                      ? pinned_secret(change, model, id)
                      : std::nullopt;
    if (!secret || !secret->auto_prune)
        return;
    const std::set<int> kept = followed(change, model, id);
    const std::map<int, SecretRevision> revisions = secret->revisions;
    bool pruned = false;
    for (const auto& [number, revision] : revisions)
        if (number < secret->latest && !kept.contains(number))
            pruned |= remove_revision(change, model, *secret, number);
    if (pruned)
        put_secret(change, model, *secret);
}

} // namespace hookbox
