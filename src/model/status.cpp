#include "model/status.hpp"

#include "model/unit.hpp"

#include <algorithm>
#include <array>

namespace hookbox {
namespace {

constexpr std::array<std::string_view, 7> worst_first = {
    "error", "blocked", "maintenance", "waiting", "active", "terminated", "unknown"};

std::string application_status_path(std::string_view application) {
    return "applications/" + std::string(application) + "/status";
}

Status read_status(const Model& model, const std::string& below) {
    const auto entry = model.read(below);
    return entry ? status_from_value(entry->value) : Status{};
}

} // namespace

Value to_value(const Status& status) {
    return stored_record({{"status", status.status},
                          {"message", status.message},
                          {"data", status.data},
                          {"since", to_rfc3339(status.since)},
                          {"by-charm", status.by_charm}});
}

Status status_from_value(const Value& value) {
    return {value["status"].text(), value["message"].text(), value["data"],
            from_rfc3339(value["since"].text()), value["by-charm"].boolean()};
}

Status read_unit_status(const Model& model, std::string_view unit) {
    return read_status(model, unit_path(unit, "status"));
}

void put_unit_status(Change& change, const Model& model, std::string_view unit,
                     const Status& status) {
    change.put(model.path(unit_path(unit, "status")), to_value(status));
}

Status read_application_status(const Model& model, std::string_view application) {
    return read_status(model, application_status_path(application));
}

void put_application_status(Change& change, const Model& model, std::string_view application,
                            const Status& status) {
    change.put(model.path(application_status_path(application)), to_value(status));
}

Status derive_application_status(const std::vector<Status>& units) {
    const auto badness = [](const Status& status) {
        return std::find(worst_first.begin(), worst_first.end(), status.status);
    };
    const auto worst =
        std::min_element(units.begin(), units.end(), [&](const Status& left, const Status& right) {
            return badness(left) < badness(right);
        });
    return worst == units.end() ? Status{} : *worst;
}

} // namespace hookbox
