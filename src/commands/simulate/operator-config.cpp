#include "commands/simulate/operator-config.hpp"

#include "base/error.hpp"
#include "model/application.hpp"

namespace hookbox {

void put_operator_config(Change& change, const Model& model, const std::string& application,
                         const Charm& charm, const StateNode& config) {
    std::vector<std::string_view> known;
    known.reserve(charm.config.size());
    for (const auto& option : charm.config)
        known.push_back(option.first);
    Value::Map values;
    for (const auto& [key, node] : config.entries()) {
        if (!charm.config.contains(key))
            config.fail_at(key, "the charm has no option", known);
        if (node.is_null())
            continue;
        try {
            values.emplace(key, check_config_value(charm.config, key, node.value()));
        } catch (const Error& error) {
            node.fail(error.what());
        }
    }
    put_config_set_by_user(change, model, application, values);
}

} // namespace hookbox
