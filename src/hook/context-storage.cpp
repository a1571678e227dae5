#include "hook/context.hpp"

namespace hookbox {

const std::map<std::string, Storage>& HookContext::storage() {
    require_full();
    if (!storage_)
        storage_ = read_storage(model_, info_.unit);
    return *storage_;
}

void HookContext::add_storage(const std::string& name, std::int64_t count) {
    require_full();
    effects_.storage_add[name].push_back(count);
}

void HookContext::flush_storage(Change&) const {
    if (!effects_.storage_add.empty() && !overrides_.storage_declared)
        throw Error("cannot add storage " + effects_.storage_add.begin()->first +
                    ": storage of deployed units not supported");
}

} // namespace hookbox
