#include "model/unit.hpp"

#include "model/names.hpp"
#include "model/status.hpp"

#include <algorithm>

namespace hookbox {
namespace {

Unit from_value(std::string name, const Value& value) {
    Unit unit;
    unit.name = std::move(name);
    unit.life = parse_life(value["life"].text());
    unit.machine = value["machine"].text();
    unit.charm_url = value["charm-url"].text();
    unit.workload_version = value["workload-version"].text();
    unit.charm_modified = value["charm-modified"].integer();
    return unit;
}

std::vector<Unit> read_units(const Model& model, std::string_view application) {
    std::vector<Unit> units;
    for (const std::string& node : model.children("units")) {
        const std::string name = unit_of_node(node);
        if (!application.empty() && application_of(name) != application)
            continue;
        if (auto unit = find_unit(model, name))
            units.push_back(std::move(*unit));
    }
    std::sort(units.begin(), units.end(), [](const Unit& left, const Unit& right) {
        return natural_less(left.name, right.name);
    });
    return units;
}

std::vector<PauseRequest> requests_from(const std::optional<Entry>& entry) {
    std::vector<PauseRequest> requests;
    if (entry)
        for (const Value& each : entry->value["requests"].list())
            requests.push_back({each["pause"].boolean(), each["hooks"].boolean()});
    return requests;
}

void put_requests(Change& change, const std::string& path, const std::optional<Entry>& before,
                  const std::vector<PauseRequest>& requests) {
    change.require(path, before ? before->version : 0);
    Value::List list;
    for (const PauseRequest& each : requests)
        list.push_back(Value::Map{{"pause", each.pause}, {"hooks", each.hooks}});
    if (requests.empty())
        change.erase(path);
    else
        change.put(path, stored_record({{"requests", std::move(list)}}));
}

} // namespace

std::string unit_count(std::string_view application) {
    return "applications/" + std::string(application) + "/units";
}

std::string unit_path(std::string_view unit, std::string_view part) {
    std::string path = "units/" + unit_node(unit);
    if (!part.empty())
        path.append("/").append(part);
    return path;
}

std::optional<Unit> find_unit(const Model& model, std::string_view name) {
    const auto entry = model.read(unit_path(name));
    if (!entry)
        return std::nullopt;
    Unit unit = from_value(std::string(name), entry->value);
    unit.as_read = entry->version;
    return unit;
}

Unit require_unit(const Model& model, std::string_view name) {
    if (auto unit = find_unit(model, name))
        return std::move(*unit);
    throw NotFound("unit \"" + std::string(name) + "\" not found");
}

std::vector<Unit> all_units(const Model& model) {
    return read_units(model, {});
}

std::vector<Unit> units_of(const Model& model, std::string_view application) {
    return read_units(model, application);
}

std::string add_unit(Change& change, const Model& model, std::string_view application) {
    Unit unit;
    const std::int64_t number = model.next(change, "unit-" + std::string(application));
    unit.name = std::string(application) + "/" + std::to_string(number);
    put_unit(change, model, unit);
    put_unit_status(change, model, unit.name,
                    {.status = "waiting", .message = "waiting for machine", .since = model.now()});
    model.count(change, unit_count(application), 1);
    return unit.name;
}

void put_unit(Change& change, const Model& model, const Unit& unit) {
    const std::string path = model.path(unit_path(unit.name));
    change.require(path, unit.as_read);
    change.put(path, stored_record({{"life", life_name(unit.life)},
                                    {"machine", unit.machine},
                                    {"charm-url", unit.charm_url},
                                    {"charm-modified", unit.charm_modified},
                                    {"workload-version", unit.workload_version}}));
}

Resolved read_resolved(const Model& model, std::string_view unit) {
    const auto entry = model.read(unit_path(unit, "resolved"));
    if (!entry)
        return Resolved::none;
    return entry->value["retry"].boolean() ? Resolved::retry_hooks : Resolved::no_retry;
}

void put_resolved(Change& change, const Model& model, std::string_view unit, Resolved resolved) {
    const std::string path = model.path(unit_path(unit, "resolved"));
    if (resolved == Resolved::none)
        change.erase(path);
    else
        change.put(path, stored_record({{"retry", resolved == Resolved::retry_hooks}}));
}

std::vector<PauseRequest> read_pause_requests(const Model& model, std::string_view unit) {
    return requests_from(model.read(unit_path(unit, "pause")));
}

void add_pause_request(Change& change, const Model& model, std::string_view unit,
                       PauseRequest request, bool paused_now) {
    const auto before = model.read(unit_path(unit, "pause"));
    std::vector<PauseRequest> requests = requests_from(before);
    if (request.pause == (requests.empty() ? paused_now : requests.back().pause))
        throw Error("unit \"" + std::string(unit) + "\" is " +
                    (request.pause ? "already paused" : "not paused"));
    requests.push_back(request);
    put_requests(change, model.path(unit_path(unit, "pause")), before, requests);
}

void drop_pause_request(Change& change, const Model& model, std::string_view unit) {
    const auto before = model.read(unit_path(unit, "pause"));
    std::vector<PauseRequest> requests = requests_from(before);
    if (!requests.empty())
        requests.erase(requests.begin());
    put_requests(change, model.path(unit_path(unit, "pause")), before, requests);
}

} // namespace hookbox
