#include "agent/snapshot-source.hpp"

#include "base/digest.hpp"
#include "base/error.hpp"
#include "cli/duration.hpp"
#include "model/names.hpp"
#include "value/json.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace hookbox {
namespace {

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return parts;
        path.remove_prefix(slash + 1);
    }
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Sets or erases a version.
template <class Versions>
void note_version(Versions& versions, const std::string& name, const std::optional<Node>& node) {
    if (node)
        versions.insert_or_assign(name, node->version);
    else
        versions.erase(name);
}

} // namespace

News SnapshotSource::update() {
    const std::string root = model_.path("");
    Changes changes = model_.store().changes_since(snapshot_.revision, root);
    if (!changes.complete) {
        std::string addresses_hash = std::move(snapshot_.addresses_hash);
        snapshot_ = {};
        snapshot_.addresses_hash = std::move(addresses_hash);
        changes = model_.store().changes_since(0, root);
    }
    const bool first = snapshot_.revision == 0;
    News news{.settings = first, .clock = first, .revision = changes.revision};
    if (first)
        apply_settings();
    for (const auto& [path, node] : changes.nodes)
        if (path.size() > root.size())
            apply(split(std::string_view(path).substr(root.size() + 1)), node, news);
    snapshot_.revision = changes.revision;
    return news;
}

void SnapshotSource::apply(const Parts& parts, const std::optional<Node>& node, News& news) {
    const std::string_view family = parts.front();
    if (family == "machines")
        return;
    news.any = true;
    if (family == "units" && parts.size() > 1)
        apply_unit(parts, news);
    else if (family == "applications" && parts.size() > 1)
        apply_application(parts, news);
    else if (family == "relations" && parts.size() > 1)
        apply_relation(parts, node, news);
    else if (family == "secrets" && parts.size() > 1)
        apply_secret(parts, news);
    else if (family == "tasks" && parts.size() == 2)
        apply_task(parts, news);
    else if (family == "settings") {
        apply_settings();
        news.settings = true;
    } else if (family == "clock") {
        model_.refresh_clock();
        news.clock = true;
    }
}

void SnapshotSource::apply_settings() {
    const Value settings = model_.settings();
    snapshot_.retry_hooks = settings["automatically-retry-hooks"].boolean();
    snapshot_.log_levels = LogLevels(settings["logging-config"].text());
    try {
        snapshot_.update_status_interval = std::chrono::duration_cast<std::chrono::milliseconds>(
            parse_duration(settings["update-status-hook-interval"].text()));
    } catch (const UsageError&) { // model-config takes no such value
        snapshot_.update_status_interval = Snapshot{}.update_status_interval;
    }
}

void SnapshotSource::apply_unit(const Parts& parts, News& news) {
    const bool mark = parts.size() == 3 && (parts[2] == "resolved" || parts[2] == "pause");
    const bool storage = parts.size() == 4 && parts[2] == "storage";
    if (parts.size() != 2 && !mark && !storage)
        return;
    const std::string name = unit_of_node(parts[1]);
    news.units.insert(name);
    auto unit = find_unit(model_, name);
    if (!unit) {
        snapshot_.units.erase(name);
        return;
    }
    UnitFacts& facts = snapshot_.units[name];
    facts.unit = std::move(*unit);
    facts.resolved = read_resolved(model_, name);
    facts.pause_requests = read_pause_requests(model_, name);
    facts.storage = read_storage(model_, name);
}

void SnapshotSource::apply_application(const Parts& parts, News& news) {
    const std::string name{parts[1]};
    const bool itself = parts.size() == 2;
    const bool config = parts.size() == 3 && parts[2] == "config";
    const bool lease = parts.size() == 3 && parts[2] == "lease";
    const bool leader_settings = parts.size() == 3 && parts[2] == "leader";
    if (!itself && !config && !lease && !leader_settings)
        return;
    touch_application(name, news);
    auto application = find_application(model_, name);
    if (!application) {
        snapshot_.applications.erase(name);
        return;
    }
    ApplicationFacts& facts = snapshot_.applications[name];
    facts.application = std::move(*application);
    if (itself || config) {
        facts.config_hash = sha256_hex(to_stored(config_values(model_, facts.application)));
        facts.trust_hash = sha256_hex(facts.application.trust ? "true" : "false");
    }
    if (itself || leader_settings)
        facts.leader_settings_version = read_bag(model_, leader_bag(name)).version;
    facts.lease = read_lease(model_, name);
}

void SnapshotSource::apply_relation(const Parts& parts, const std::optional<Node>& node,
                                    News& news) {
    const std::optional<int> id = number(parts[1]);
    if (!id)
        return;
    if (parts.size() == 2) {
        if (const auto before = snapshot_.relations.find(*id); before != snapshot_.relations.end())
            for (const Endpoint& endpoint : before->second.relation.endpoints)
                touch_application(endpoint.application, news);
        read_relation(*id);
    }
    const auto found = snapshot_.relations.find(*id);
    if (found == snapshot_.relations.end())
        return;
    RelationFacts& facts = found->second;
    if (parts.size() == 2) {
        for (const Endpoint& endpoint : facts.relation.endpoints)
            touch_application(endpoint.application, news);
        return;
    }
    if (parts.size() != 4)
        return;
    std::string name{parts[3]};
    if (parts[2] == "apps") {
        note_version(facts.application_versions, name, node);
        return touch_counterparts(facts, name, news);
    }
    name = unit_of_node(name);
    const std::string application = application_of(name);
    if (parts[2] == "units")
        note_version(facts.unit_versions, name, node);
    else if (parts[2] == "scope" && node)
        facts.scope[application].insert(name);
    else if (parts[2] == "scope")
        facts.scope[application].erase(name);
    touch_counterparts(facts, application, news);
}

void SnapshotSource::apply_secret(const Parts& parts, News& news) {
    const std::string id{parts[1]};
    const auto touch = [&] {
        const auto found = snapshot_.secrets.find(id);
        if (found == snapshot_.secrets.end())
            return;
        const SecretOwner& owner = found->second.secret.owner;
        if (owner.kind == SecretOwner::Kind::application)
            touch_application(owner.name, news);
        else if (owner.kind == SecretOwner::Kind::unit)
            news.units.insert(owner.name);
        for (const auto& consumer : found->second.consumers)
            news.units.insert(consumer.first);
    };
    touch();
    if (parts.size() == 2) {
        if (auto secret = find_secret(model_, id))
            snapshot_.secrets[id].secret = std::move(*secret);
        else
            snapshot_.secrets.erase(id);
    } else if (const auto found = snapshot_.secrets.find(id);
               parts.size() == 4 && parts[2] == "consumers" && found != snapshot_.secrets.end()) {
        const std::string unit = unit_of_node(parts[3]);
        if (auto consumer = read_consumer(model_, id, unit))
            found->second.consumers[unit] = std::move(*consumer);
        else
            found->second.consumers.erase(unit);
    }
    touch();
}

void SnapshotSource::apply_task(const Parts& parts, News& news) {
    const std::optional<int> id = number(parts[1]);
    if (!id)
        return;
    auto task = find_task(model_, *id);
    if (const auto known = snapshot_.tasks.find(*id); known != snapshot_.tasks.end())
        news.units.insert(known->second.unit);
    if (!task || has_ended(task->status)) {
        snapshot_.tasks.erase(*id);
        return;
    }
    news.units.insert(task->unit);
    snapshot_.tasks.insert_or_assign(*id, std::move(*task));
}

void SnapshotSource::read_relation(int id) {
    for (auto& [name, application] : snapshot_.applications)
        application.relations.erase(id);
    auto relation = find_relation(model_, id);
    if (!relation) {
        snapshot_.relations.erase(id);
        return;
    }
    for (const Endpoint& endpoint : relation->endpoints)
        snapshot_.applications[endpoint.application].relations.insert(id);
    snapshot_.relations[id].relation = std::move(*relation);
}

void SnapshotSource::touch_application(const std::string& application, News& news) const {
    const std::string prefix = application + "/";
    for (auto unit = snapshot_.units.lower_bound(prefix);
         unit != snapshot_.units.end() && unit->first.starts_with(prefix); ++unit)
        news.units.insert(unit->first);
}

void SnapshotSource::touch_counterparts(const RelationFacts& facts, const std::string& application,
                                        News& news) const {
    touch_application(facts.relation.remote(application).application, news);
}

} // namespace hookbox
