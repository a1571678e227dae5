#include "commands/removing.hpp"

#include "base/error.hpp"
#include "model/storage.hpp"

namespace hookbox {

void RemovalOptions::declare(Options& options) {
    options.flag(force, "force", "at once, without running any more hooks about it");
    options.flag(no_wait_, "no-wait", "with --force; which waits for nothing anyway");
    options.flag(no_prompt_, "no-prompt", "ask nothing, which is always so");
    options.flag(dry_run, "dry-run", "only say what would be removed");
    options.flag(destroy_storage_, "destroy-storage", "with what is in its storage");
}

void RemovalOptions::check() const {
    if (no_wait_ && !force)
        throw UsageError("--no-wait without --force not valid");
}

StorageFate RemovalOptions::storage() const {
    return destroy_storage_ ? StorageFate::destroyed : StorageFate::kept;
}

std::string RemovalOptions::told_storage(const Model& model, const std::string& unit) const {
    std::string told;
    for (const auto& [id, storage] : read_storage(model, unit)) {
        const auto instance = find_storage_instance(model, id);
        const bool ends = destroy_storage_ || (instance && instance->life != Life::alive);
        told += std::string("- will ") + (ends ? "remove" : "detach") + " storage " + id + "\n";
    }
    return told;
}

void Removals::attempt(const std::string& name, const std::function<void()>& remove) {
    try {
        remove();
        ++done_;
    } catch (const Error& error) {
        errors_ += (errors_.empty() ? "" : "\n") + ("removing " + kind_ + " ") + name +
                   " failed: " + error.what();
    }
}

void Removals::report() const {
    if (!errors_.empty())
        throw Error(errors_);
}

} // namespace hookbox
