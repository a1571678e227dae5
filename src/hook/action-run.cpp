#include "hook/action-run.hpp"

#include "base/error.hpp"

namespace hookbox {
namespace {

/// As much as a commit can hold with what else belongs to it.
constexpr std::size_t most_results = 8 << 20;

std::size_t size_of(const Value::Map& map) {
    std::size_t size = 0;
    for (const auto& [key, value] : map) {
        const auto* inner = value.get_if<Value::Map>();
        size += key.size() + (inner == nullptr ? value.text().size() : size_of(*inner));
    }
    return size;
}

} // namespace

void ActionRun::set_result(const std::vector<std::string>& path, const std::string& value) {
    Value::Map* map = &outcome_.results;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        Value& next = (*map)[path[i]];
        if (!next.is<Value::Map>())
            next = Value::Map{};
        map = next.get_if<Value::Map>();
    }
    (*map)[path.back()] = value;
    if (size_of(outcome_.results) > most_results) {
        map->erase(path.back());
        throw Error("results of an action exceed " + std::to_string(most_results) + " bytes");
    }
}

void ActionRun::log(const std::string& message) {
    if (sink_)
        sink_(message);
    else
        outcome_.log.push_back(message);
}

} // namespace hookbox
