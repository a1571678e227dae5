#include "commands/simulate/secrets.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/time-text.hpp"
#include "model/names.hpp"
#include "value/base64.hpp"

namespace hookbox {
namespace {

class SecretLoader {
  public:
    SecretLoader(Change& change, const Model& model, const std::map<std::string, int>& scopes,
                 SimulatedRun& run)
        : change_(change), model_(model), scopes_(scopes), run_(run) {}

    void own(const std::string& id, const StateNode& node) {
        node.allow({"owner", "label", "description", "rotate", "revision", "expire", "next_rotate",
                    "content", "latest_content", "access"});
        Secret secret = secret_called(id, node);
        const std::string owner = node["owner"].text("application");
        if (owner == "unit")
            secret.owner = {SecretOwner::Kind::unit, run_.info.unit};
        else if (owner == "application")
            secret.owner = {SecretOwner::Kind::application, application_of(run_.info.unit)};
        else
            node["owner"].fail("expected \"application\" or \"unit\"");
        secret.label = node["label"].text();
        secret.description = node["description"].text();
        const auto rotation = parse_rotation(node["rotate"].text());
        if (!rotation)
            node["rotate"].fail("unknown rotation " + go_quoted(node["rotate"].text()));
        secret.rotation = *rotation;
        if (!node["next_rotate"].is_null())
            secret.next_rotation = node["next_rotate"].time();
        for (const StateNode& access : node["access"].items())
            add_access(secret, access);
        const int revision = node["revision"].is_null() ? 1 : node["revision"].number();
        const SecretConsumer consumer = add_contents(secret, node, revision);
        if (!node["expire"].is_null())
            secret.revisions[secret.latest].expires = node["expire"].time();
        put(secret, consumer);
        run_.overrides.managed_secrets->insert(id);
    }

    void remote(const std::string& id, const StateNode& node) {
        node.allow({"label", "content", "latest_content"});
        Secret secret = secret_called(id, node);
        secret.grants.emplace(application_of(run_.info.unit), -1);
        const bool renewed = !node["latest_content"].is_null();
        SecretConsumer consumer = add_contents(secret, node, renewed ? 2 : 1);
        consumer.label = node["label"].text();
        put(secret, consumer);
    }

  private:
    Secret secret_called(const std::string& id, const StateNode& node) {
        try {
            if (parse_secret_uri(id).id != id)
                node.fail("expected a secret's bare id");
        } catch (const UsageError& error) {
            node.fail(error.what());
        }
        const Time now = model_.now();
        return {.id = id, .owner = {}, .created = now, .updated = now};
    }

    void add_access(Secret& secret, const StateNode& node) {
        node.allow({"target", "scope", "role"});
        const std::string target = node["target"].text();
        const auto scope = scopes_.find(node["scope"].text());
        if (scope == scopes_.end())
            node["scope"].fail("no relation " + go_quoted(node["scope"].text()));
        constexpr std::string_view application = "application-", unit = "unit-";
        if (target.starts_with(application))
            secret.grants.emplace(target.substr(application.size()), scope->second);
        else if (target.starts_with(unit))
            secret.grants.emplace(unit_of_node(target.substr(unit.size())), scope->second);
        else
            node["target"].fail("neither an application nor a unit");
    }

    /// The unit follows the one before the latest where the two differ.
    SecretConsumer add_contents(Secret& secret, const StateNode& node, int latest) {
        const StateNode renewed = node["latest_content"];
        secret.latest = latest - (renewed.is_null() ? 1 : 2);
        add_content(secret, node["content"]);
        SecretConsumer consumer{.revision = secret.latest};
        if (!renewed.is_null())
            add_content(secret, renewed);
        return consumer;
    }

    void add_content(Secret& secret, const StateNode& node) {
        SecretContent content;
        for (const auto& [key, text] : node.settings())
            content.emplace(key, to_base64(text));
        add_revision(change_, model_, run_.key, secret, content, model_.now());
    }

    void put(const Secret& secret, const SecretConsumer& consumer) {
        put_secret(change_, model_, secret);
        put_consumer(change_, model_, secret.id, run_.info.unit, consumer);
    }

    Change& change_;
    const Model& model_;
    const std::map<std::string, int>& scopes_;
    SimulatedRun& run_;
};

/// Decoded; what is no base64 stays as it is.
Value content_value(const SecretContent& content) {
    Value::Map map;
    for (const auto& [key, value] : content)
        map.emplace(key, text_value(from_base64(value).value_or(value)));
    return map;
}

Value pending_value(const PendingSecret& pending, bool created) {
    const SecretFields& fields = pending.fields;
    Value::Map map = {{"uri", pending.uri.text()}};
    if (created)
        map.emplace("owner", secret_subject_tag(pending.owner.name));
    if (fields.label)
        map.emplace("label", text_value(*fields.label));
    if (fields.description)
        map.emplace("description", text_value(*fields.description));
    if (fields.rotation)
        map.emplace("rotate", rotation_name(*fields.rotation));
    if (fields.expires)
        map.emplace("expire", go_time(*fields.expires));
    if (!fields.content.empty())
        map.emplace("content_b64", settings_value(fields.content));
    return map;
}

Value grant_value(const PendingGrant& grant, const std::string& scope, const char* role) {
    return Value::Map{{"uri", grant.uri.text()},
                      {"scope", scope},
                      {"subjects", Value::List{secret_subject_tag(grant.subject)}},
                      {"role", role}};
}

std::string secret_meant(const StateNode& root, HookKind kind) {
    const StateNode stated = root["hook"]["secret"];
    if (!stated.is_null())
        return stated.text();
    const auto known =
        root[kind == HookKind::secret_changed ? "remote_secrets" : "secrets"].entries();
    if (known.size() != 1)
        throw Error("which secret is the hook about? please name it in the state, as secret "
                    "under hook");
    return known.front().first;
}

} // namespace

void choose_secret(const StateNode& root, SimulatedRun& run) {
    const auto kind = run.info.kind;
    if (!kind || !is_secret_kind(*kind))
        return;
    const std::string id = secret_meant(root, *kind);
    const StateNode own = root["secrets"][id], remote = root["remote_secrets"][id];
    if (own.is_null() && remote.is_null())
        root["hook"]["secret"].fail("no secret " + go_quoted(id));
    run.secret = SecretVariables{"secret:" + id, (own.is_null() ? remote : own)["label"].text()};
    if (*kind != HookKind::secret_expired && *kind != HookKind::secret_remove)
        return;
    const StateNode revision = root["hook"]["secret_revision"], latest = own["revision"];
    run.secret->revision = !revision.is_null() ? revision.number()
                           : !latest.is_null() ? latest.number()
                                               : 1;
}

void load_secrets(Change& change, const Model& model, const StateNode& root,
                  const std::map<std::string, int>& scopes, SimulatedRun& run) {
    run.overrides.managed_secrets.emplace();
    SecretLoader loader(change, model, scopes, run);
    for (const auto& [id, node] : root["secrets"].entries())
        loader.own(id, node);
    for (const auto& [id, node] : root["remote_secrets"].entries())
        loader.remote(id, node);
    for (const StateNode& id : root["next_secret_ids"].items())
        run.overrides.next_secret_ids.push_back(id.text());
}

void save_secrets(Value::Map& state, const Model& model, const SealingKey& key) {
    const std::string unit = state["unit"].text();
    Value::Map own, remote;
    for (const Secret& secret : all_secrets(model)) {
        const SecretConsumer consumer =
            read_consumer(model, secret.id, unit).value_or(SecretConsumer{});
        const int followed = consumer.revision == 0 ? secret.latest : consumer.revision;
        Value::Map map;
        if (secret.revisions.contains(followed))
            map.emplace("content", content_value(read_content(model, key, secret.id, followed)));
        if (followed != secret.latest && secret.revisions.contains(secret.latest))
            map.emplace("latest_content",
                        content_value(read_content(model, key, secret.id, secret.latest)));
        if (secret.owner.kind == SecretOwner::Kind::model) {
            map.emplace("label", text_value(consumer.label));
            remote.emplace(secret.id, std::move(map));
            continue;
        }
        map.emplace("owner", secret.owner.kind_name());
        map.emplace("label", text_value(secret.label));
        map.emplace("description", text_value(secret.description));
        map.emplace("rotate", rotation_name(secret.rotation));
        map.emplace("revision", secret.latest);
        if (const auto expires = secret.expires())
            map.emplace("expire", go_time(*expires));
        if (secret.next_rotation)
            map.emplace("next_rotate", go_time(*secret.next_rotation));
        Value::List access;
        for (const auto& [subject, relation] : secret.grants)
            if (const auto scope = find_relation(model, relation))
                access.emplace_back(Value::Map{{"target", secret_subject_tag(subject)},
                                               {"scope", relation_tag(scope->key)},
                                               {"role", "view"}});
        map.emplace("access", std::move(access));
        own.emplace(secret.id, std::move(map));
    }
    if (const auto next = state.find("next_secret_ids"); next != state.end()) {
        Value::List unused;
        for (const Value& id : next->second.list())
            if (!find_secret(model, id.text()))
                unused.push_back(id);
        next->second = std::move(unused);
    }
    if (!own.empty() || state.contains("secrets"))
        state["secrets"] = std::move(own);
    if (!remote.empty() || state.contains("remote_secrets"))
        state["remote_secrets"] = std::move(remote);
}

Value pending_secrets_value(const PendingSecrets& pending) {
    Value::Map map;
    const auto add = [&](const char* key, auto items) {
        if (!items.empty())
            map.emplace(key, std::move(items));
    };
    Value::Map created, updated, removed;
    for (const auto& [id, secret] : pending.created)
        created.emplace(id, pending_value(secret, true));
    for (const auto& [id, secret] : pending.updated)
        updated.emplace(id, pending_value(secret, false));
    for (const auto& [id, revision] : pending.removed)
        removed.emplace(id, revision ? Value(*revision) : Value());
    Value::List granted, revoked, tracked;
    for (const auto& [key, grant] : pending.granted)
        granted.push_back(grant_value(grant, grant.scope, "view"));
    for (const auto& [id, grants] : pending.revoked)
        for (const PendingGrant& grant : grants)
            revoked.push_back(grant_value(grant, secret_subject_tag(grant.subject), ""));
    for (const std::string& id : pending.track_latest)
        tracked.emplace_back(id);
    add("create", std::move(created));
    add("update", std::move(updated));
    add("delete", std::move(removed));
    add("grant", std::move(granted));
    add("revoke", std::move(revoked));
    add("track_latest", std::move(tracked));
    return map;
}

} // namespace hookbox
