#include "model/secret.hpp"

#include "model/names.hpp"
#include "model/unit.hpp"
#include "value/json.hpp"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

namespace hookbox {
namespace {

std::string secret_path(std::string_view id) {
    return "secrets/" + std::string(id);
}
std::string revision_path(std::string_view id, int revision) {
    return secret_path(id) + "/revisions/" + std::to_string(revision);
}
std::string consumer_path(std::string_view id, std::string_view unit) {
    return secret_path(id) + "/consumers/" + unit_node(unit);
}

constexpr std::array<std::string_view, 3> owner_kinds = {"model", "application", "unit"};

void add_time(Value::Map& map, const char* key, const std::optional<Time>& time) {
    if (time)
        map.emplace(key, to_rfc3339(*time));
}
std::optional<Time> some_time_in(const Value& value) {
    return value.is_null() ? std::nullopt : std::optional(from_rfc3339(value.text()));
}

Value to_value(const Secret& secret) {
    Value::Map revisions;
    for (const auto& [number, revision] : secret.revisions) {
        Value::Map fields = {{"created", to_rfc3339(revision.created)}};
        add_time(fields, "expires", revision.expires);
        revisions.emplace(std::to_string(number), std::move(fields));
    }
    Value::Map fields = {
        {"owner-kind", owner_kinds.at(static_cast<std::size_t>(secret.owner.kind))},
        {"owner", secret.owner.name},
        {"label", secret.label},
        {"description", secret.description},
        {"rotation", rotation_name(secret.rotation)},
        {"created", to_rfc3339(secret.created)},
        {"updated", to_rfc3339(secret.updated)},
        {"latest", secret.latest},
        {"revisions", std::move(revisions)},
        {"auto-prune", secret.auto_prune},
        {"grants", Value::Map(secret.grants.begin(), secret.grants.end())}};
    add_time(fields, "next-rotation", secret.next_rotation);
    return stored_record(std::move(fields));
}

Secret secret_from_value(std::string_view id, const Value& value) {
    Secret secret{.id = std::string(id), .owner = {}};
    for (std::size_t i = 0; i < owner_kinds.size(); ++i)
        if (owner_kinds.at(i) == value["owner-kind"].text())
            secret.owner.kind = static_cast<SecretOwner::Kind>(i);
    secret.owner.name = value["owner"].text();
    secret.label = value["label"].text();
    secret.description = value["description"].text();
    secret.rotation = parse_rotation(value["rotation"].text()).value_or(Rotation::unset);
    secret.next_rotation = some_time_in(value["next-rotation"]);
    secret.created = from_rfc3339(value["created"].text());
    secret.updated = from_rfc3339(value["updated"].text());
    secret.latest = static_cast<int>(value["latest"].integer());
    for (const auto& [number, revision] : value["revisions"].map())
        secret.revisions[std::stoi(number)] = {from_rfc3339(revision["created"].text()),
                                               some_time_in(revision["expires"])};
    secret.auto_prune = value["auto-prune"].boolean();
    for (const auto& [subject, relation] : value["grants"].map())
        secret.grants.emplace(subject, static_cast<int>(relation.integer()));
    return secret;
}

SecretConsumer consumer_from_value(const Value& value) {
    return {value["label"].text(), static_cast<int>(value["revision"].integer())};
}

/// Where a content belongs: one copied to another place does not open there.
std::string seal_of(std::string_view id, int revision) {
    return std::string(id) + "/" + std::to_string(revision);
}

/// Erases those secrets that `ends` names, and puts those it has changed.
template <class Ends> void sweep(Change& change, const Model& model, Ends ends) {
    for (const Secret& stored : all_secrets(model))
        if (auto secret = pinned_secret(change, model, stored.id)) {
            const auto grants = secret->grants;
            if (ends(*secret))
                erase_secret(change, model, secret->id);
            else if (secret->grants != grants)
                put_secret(change, model, *secret);
        }
}

} // namespace

std::string_view SecretOwner::kind_name() const {
    return owner_kinds.at(static_cast<std::size_t>(kind));
}

std::optional<Time> Secret::expires() const {
    const auto found = revisions.find(latest);
    return found == revisions.end() ? std::nullopt : found->second.expires;
}

bool Secret::owned_by_unit(std::string_view unit) const {
    return owner.kind == SecretOwner::Kind::unit && owner.name == unit;
}

bool Secret::owned_by_application_of(std::string_view unit) const {
    return owner.kind == SecretOwner::Kind::application && owner.name == application_of(unit);
}

bool Secret::readable_by(std::string_view unit) const {
    return owned_by_unit(unit) || owned_by_application_of(unit) ||
           grants.contains(std::string(unit)) || grants.contains(application_of(unit));
}

std::string new_secret_id(Time now) {
    // Sorted by their age: seconds, then randomness, five bits a character. 96 bits as an xid has,
    // so that the last character stands for one of them.
    std::array<std::uint8_t, 13> bytes{};
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    for (std::size_t i = 0; i < 4; ++i)
        bytes.at(i) = static_cast<std::uint8_t>(seconds >> (24 - 8 * i));
    if (::getrandom(&bytes.at(4), 8, 0) != 8)
        throw SystemError("getrandom", errno);
    std::string id;
    for (std::size_t bit = 0; id.size() < 20; bit += 5) {
        const unsigned pair = bytes.at(bit / 8) << 8U | bytes.at(bit / 8 + 1);
        id += "0123456789abcdefghijklmnopqrstuv"[pair >> (11 - bit % 8) & 31];
    }
    return id;
}

std::string secret_subject_tag(std::string_view subject) {
    return is_unit_name(subject) ? unit_tag(subject) : "application-" + std::string(subject);
}

std::string relation_tag(std::string_view key) {
    std::string tag = "relation-" + std::string(key);
    std::ranges::replace(tag, ':', '.');
    std::ranges::replace(tag, ' ', '#');
    return tag;
}

std::optional<Secret> find_secret(const Model& model, std::string_view id) {
    const auto entry = model.read(secret_path(id));
    return entry ? std::optional(secret_from_value(id, entry->value)) : std::nullopt;
}

std::optional<Secret> pinned_secret(Change& change, const Model& model, std::string_view id) {
    const std::string path = model.path(secret_path(id));
    if (const Value* pending = change.pending(path))
        return secret_from_value(id, *pending);
    if (change.erases(path))
        return std::nullopt;
    model.pin(change, secret_path(id));
    return find_secret(model, id);
}

std::vector<Secret> all_secrets(const Model& model) {
    std::vector<Secret> secrets;
    for (const std::string& id : model.children("secrets"))
        if (auto secret = find_secret(model, id))
            secrets.push_back(std::move(*secret));
    return secrets;
}

void put_secret(Change& change, const Model& model, const Secret& secret) {
    change.put(model.path(secret_path(secret.id)), to_value(secret));
}

void erase_secret(Change& change, const Model& model, std::string_view id) {
    model.erase_tree(change, secret_path(id));
}

SecretContent read_content(const Model& model, const SealingKey& key, std::string_view id,
                           int revision) {
    const auto entry = model.read(revision_path(id, revision));
    if (!entry)
        throw NotFound("secret revision " + std::string(id) + "/" + std::to_string(revision) +
                       " not found");
    std::string text;
    try {
        text = key.open(entry->value["sealed"].text(), seal_of(id, revision));
    } catch (const Error& error) {
        throw Error("cannot read secret " + seal_of(id, revision) + ": " + error.what());
    }
    const Value value = from_stored(text, "secret");
    SecretContent content;
    for (const auto& [name, item] : value.map())
        content.emplace(name, item.text());
    return content;
}

void add_revision(Change& change, const Model& model, const SealingKey& key, Secret& secret,
                  const SecretContent& content, Time now) {
    if (key.missing() && model.children("secrets").empty())
        key.make();
    const int revision = ++secret.latest;
    secret.revisions[revision] = {.created = now};
    secret.updated = now;
    const std::string text = to_stored(Value::Map(content.begin(), content.end()));
    change.put(model.path(revision_path(secret.id, revision)),
               stored_record({{"sealed", key.seal(text, seal_of(secret.id, revision))}}));
}

bool remove_revision(Change& change, const Model& model, Secret& secret, int revision) {
    if (secret.revisions.erase(revision) == 0)
        throw NotFound("secret revision " + seal_of(secret.id, revision) + " not found");
    if (secret.revisions.empty()) {
        erase_secret(change, model, secret.id);
        return false;
    }
    change.erase(model.path(revision_path(secret.id, revision)));
    return true;
}

std::optional<SecretConsumer> read_consumer(const Model& model, std::string_view id,
                                            std::string_view unit) {
    const auto entry = model.read(consumer_path(id, unit));
    return entry ? std::optional(consumer_from_value(entry->value)) : std::nullopt;
}

std::map<std::string, SecretConsumer> read_consumers(const Model& model, std::string_view id) {
    std::map<std::string, SecretConsumer> consumers;
    for (const std::string& node : model.children(secret_path(id) + "/consumers"))
        if (auto consumer = read_consumer(model, id, unit_of_node(node)))
            consumers.emplace(unit_of_node(node), std::move(*consumer));
    return consumers;
}

void put_consumer(Change& change, const Model& model, std::string_view id, std::string_view unit,
                  const SecretConsumer& consumer) {
    change.put(model.path(consumer_path(id, unit)),
               stored_record({{"label", consumer.label}, {"revision", consumer.revision}}));
}

void end_secrets_of_relation(Change& change, const Model& model, int relation) {
    sweep(change, model, [&](Secret& secret) {
        std::erase_if(secret.grants, [&](const auto& grant) { return grant.second == relation; });
        return false;
    });
}

void end_secrets_of_unit(Change& change, const Model& model, std::string_view unit) {
    sweep(change, model, [&](Secret& secret) {
        if (secret.owned_by_unit(unit))
            return true;
        if (read_consumer(model, secret.id, unit))
            change.erase(model.path(consumer_path(secret.id, unit)));
        secret.grants.erase(std::string(unit));
        return false;
    });
    for (const Secret& secret : all_secrets(model))
        prune_secret(change, model, secret.id);
}

void end_secrets_of_application(Change& change, const Model& model, std::string_view application) {
    sweep(change, model, [&](Secret& secret) {
        secret.grants.erase(std::string(application));
        return secret.owner.kind == SecretOwner::Kind::application &&
               secret.owner.name == application;
    });
}

} // namespace hookbox
