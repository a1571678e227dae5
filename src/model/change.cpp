#include "model/model.hpp"
#include "value/json.hpp"

namespace hookbox {

void Change::put(std::string path, Value value) {
    writes_.insert_or_assign(std::move(path), std::move(value));
}

void Change::erase(std::string path) {
    writes_.insert_or_assign(std::move(path), std::nullopt);
}

void Change::erase_instead(const std::string& path) {
    const std::string below = path + "/";
    auto write = writes_.lower_bound(below);
    while (write != writes_.end() && write->first.starts_with(below))
        write = writes_.erase(write);
    erase(path);
}

void Change::require(std::string path, std::int64_t version) {
    const auto [check, fresh] = checks_.emplace(std::move(path), version);
    if (!fresh && check->second != version)
        throw Conflict("\"" + check->first + "\" was written in between");
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): its values are moved
void Change::merge(Change other) {
    for (const auto& [path, version] : other.checks_)
        require(path, version);
    for (auto& [path, value] : other.writes_)
        writes_.insert_or_assign(path, std::move(value));
    durable_ = durable_ || other.durable_;
}

bool Change::empty() const noexcept {
    return writes_.empty();
}

const Value* Change::pending(std::string_view path) const {
    const auto found = writes_.find(path);
    return found != writes_.end() && found->second ? &*found->second : nullptr;
}

bool Change::erases(std::string_view path) const {
    const auto found = writes_.find(path);
    return found != writes_.end() && !found->second;
}

Commit Change::take() && {
    Commit commit;
    commit.durable = durable_;
    for (auto& [path, version] : checks_)
        commit.checks.emplace_back(path, version);
    for (auto& [path, value] : writes_)
        if (value)
            commit.puts.emplace_back(path, to_stored(*value));
        else
            commit.erases.push_back(path);
    return commit;
}

} // namespace hookbox
