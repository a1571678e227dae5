#include "hook/action-run.hpp"

namespace hookbox {

void ActionRun::set_result(const std::vector<std::string>& path, const std::string& value) {
    Value::Map* map = &outcome_.results;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        Value& next = (*map)[path[i]];
        if (!next.is<Value::Map>())
            next = Value::Map{};
        map = next.get_if<Value::Map>();
    }
    (*map)[path.back()] = value;
}

void ActionRun::log(const std::string& message) {
    outcome_.log.push_back(message);
    if (sink_)
        sink_(message);
}

} // namespace hookbox
