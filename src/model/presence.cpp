#include "model/presence.hpp"

#include <algorithm>

namespace hookbox {
namespace {

std::string presence_path(std::string_view machine) {
    return "machines/" + std::string(machine) + "/agent";
}

} // namespace

std::optional<Presence> read_presence(const Model& model, std::string_view machine) {
    const auto entry = model.read(presence_path(machine));
    if (!entry)
        return std::nullopt;
    Presence presence;
    presence.session = entry->value["session"].text();
    presence.seen = entry->value["seen"].integer();
    for (const Value& unit : entry->value["busy"].list())
        presence.busy.insert(unit.text());
    return presence;
}

void put_presence(Change& change, const Model& model, std::string_view machine,
                  const Presence& presence) {
    change.put(model.path(presence_path(machine)),
               stored_record({{"session", presence.session},
                              {"seen", presence.seen},
                              {"busy", Value::List(presence.busy.begin(), presence.busy.end())}}));
}

bool agent_alive(const Model& model, std::string_view machine) {
    const auto presence = read_presence(model, machine);
    return presence && model.store().session_alive(presence->session);
}

bool quiet_since(const Model& model, std::int64_t revision) {
    const std::string machines = model.path("machines/");
    const Changes later = model.store().changes_since(revision);
    return later.complete &&
           std::all_of(later.nodes.begin(), later.nodes.end(),
                       [&](const auto& node) { return node.first.starts_with(machines); });
}

bool unit_at_rest(const Model& model, std::string_view unit, std::string_view machine) {
    const auto presence = read_presence(model, machine);
    return presence && !presence->busy.contains(std::string(unit)) &&
           model.store().session_alive(presence->session) && quiet_since(model, presence->seen);
}

} // namespace hookbox
