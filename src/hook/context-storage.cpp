#include "hook/context.hpp"
#include "model/storage-change.hpp"

#include <numeric>

namespace hookbox {

const std::map<std::string, Storage>& HookContext::storage() {
    require_full();
    if (!storage_) {
        storage_ = read_storage(model_, info_.unit);
        std::erase_if(*storage_, [](const auto& item) { return item.second.pending; });
    }
    return *storage_;
}

void HookContext::add_storage(const std::string& name, std::int64_t count) {
    require_full();
    effects_.storage_add[name].push_back(count);
}

void HookContext::flush_storage(Change& change) const {
    if (effects_.storage_add.empty() || overrides_.storage_declared)
        return;
    for (const auto& [name, counts] : effects_.storage_add) {
        const std::int64_t count = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        (void)hookbox::add_storage(change, model_, info_.unit, name, {.count = count});
    }
}

} // namespace hookbox
