// Workload, application and agent status, and which of them operators see (spec §7.4).
#pragma once

#include "base/clock.hpp"
#include "model/model.hpp"

#include <string>
#include <vector>

namespace hookbox {

struct Status {
    std::string status = "unknown";
    std::string message = {};
    Value data = {}; ///< map or null
    Time since{};
    bool by_charm = false; ///< last set by the charm's status-set
};

Value to_value(const Status& status);
Status status_from_value(const Value& value);

Status read_unit_status(const Model& model, std::string_view unit);
void put_unit_status(Change& change, const Model& model, std::string_view unit,
                     const Status& status);
/// "unknown" when never set.
Status read_application_status(const Model& model, std::string_view application);
void put_application_status(Change& change, const Model& model, std::string_view application,
                            const Status& status);
/// The first of the worst: error > blocked > maintenance > waiting > active > terminated >
/// unknown; "unknown" for no units.
Status derive_application_status(const std::vector<Status>& units);

} // namespace hookbox
