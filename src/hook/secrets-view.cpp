#include "hook/secrets-view.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "model/names.hpp"

#include <algorithm>

namespace hookbox {

void SecretFields::merge(const SecretFields& later) {
    if (later.label)
        label = later.label;
    if (later.description)
        description = later.description;
    if (later.rotation)
        rotation = later.rotation;
    if (later.expires)
        expires = later.expires;
    if (!later.content.empty())
        content = later.content;
}

void PendingSecrets::forget(const std::string& id) {
    created.erase(id);
    updated.erase(id);
    removed.erase(id);
    track_latest.erase(id);
    std::erase_if(granted, [&](const auto& grant) { return grant.first.first == id; });
    revoked.erase(id);
}

SecretsView::SecretsView(const Model& model, std::string unit, const SealingKey& key,
                         const Overrides& overrides, Lead lead)
    : model_(model), unit_(std::move(unit)), key_(key), overrides_(overrides),
      lead_(std::move(lead)) {}

const std::map<std::string, Secret>& SecretsView::stored() {
    if (stored_)
        return *stored_;
    bool leads = overrides_.managed_secrets.has_value();
    try {
        leads = leads || lead_.is_leader();
    } catch (const Error&) {
        leads = false; // what only the leader manages is then not ours
    }
    stored_.emplace();
    for (Secret& secret : all_secrets(model_)) {
        const bool ours =
            overrides_.managed_secrets
                ? overrides_.managed_secrets->contains(secret.id)
                : secret.owned_by_unit(unit_) || (leads && secret.owned_by_application_of(unit_));
        if (!ours)
            continue;
        // A controller's answer has no word for a policy that was never set.
        if (!overrides_.managed_secrets && secret.rotation == Rotation::unset)
            secret.rotation = Rotation::never;
        stored_->emplace(secret.id, std::move(secret));
    }
    return *stored_;
}

std::map<std::string, Secret> SecretsView::managed() {
    std::map<std::string, Secret> secrets = stored();
    for (const auto& [id, revision] : pending_.removed)
        secrets.erase(id);
    for (const auto& [id, pending] : pending_.created) {
        Secret secret{.id = id, .owner = pending.owner, .latest = 1};
        secret.revisions[1] = {};
        secrets.emplace(id, std::move(secret));
    }
    for (const auto* changes : {&pending_.created, &pending_.updated})
        for (const auto& [id, pending] : *changes)
            if (const auto found = secrets.find(id); found != secrets.end()) {
                Secret& secret = found->second;
                const SecretFields& fields = pending.fields;
                secret.label = fields.label.value_or(secret.label);
                secret.description = fields.description.value_or(secret.description);
                secret.rotation = fields.rotation.value_or(secret.rotation);
                if (fields.expires)
                    secret.revisions[secret.latest].expires = fields.expires;
            }
    return secrets;
}

std::string SecretsView::scope_tag(int relation) const {
    const auto found = find_relation(model_, relation);
    return found ? relation_tag(found->key) : "";
}

void SecretsView::require_right(const SecretUri& uri) {
    const auto known = stored().find(uri.id);
    if (known != stored().end() && known->second.owner.kind == SecretOwner::Kind::application)
        lead_.require_leader();
}

SecretUri SecretsView::add(SecretOwner::Kind kind, SecretFields fields) {
    const bool of_unit = kind == SecretOwner::Kind::unit;
    if (!of_unit)
        lead_.require_leader();
    if (fields.label)
        for (const auto& [id, other] : pending_.created)
            if (other.fields.label == fields.label)
                throw Error("secret with label " + go_quoted(*fields.label) + " already exists");
    const auto& given = overrides_.next_secret_ids;
    SecretUri uri{ids_given_ < given.size() ? given[ids_given_++] : new_secret_id(now())};
    added_.insert(uri.id);
    pending_.created[uri.id] = {
        uri, std::move(fields), {kind, of_unit ? unit_ : application_of(unit_)}};
    return uri;
}

void SecretsView::update(const SecretUri& uri, SecretFields fields) {
    require_right(uri);
    const auto known = stored().find(uri.id);
    if (known != stored().end() && !fields.content.empty() &&
        known->second.revisions.contains(known->second.latest) &&
        fields.content == read_content(model_, key_, uri.id, known->second.latest))
        fields.content.clear();
    if (fields.empty())
        return;
    pending_.removed.erase(uri.id);
    if (const auto created = pending_.created.find(uri.id); created != pending_.created.end())
        return created->second.fields.merge(fields);
    const auto [updated, fresh] = pending_.updated.try_emplace(uri.id);
    if (fresh)
        updated->second.uri = uri;
    updated->second.fields.merge(fields);
}

void SecretsView::remove(const SecretUri& uri, std::optional<int> revision) {
    require_right(uri);
    pending_.forget(uri.id);
    pending_.removed[uri.id] = revision;
}

void SecretsView::grant(const SecretUri& uri, const Relation& relation,
                        const std::string& subject) {
    const auto secrets = managed();
    const auto known = secrets.find(uri.id);
    if (known == secrets.end())
        throw NotFound("secret " + go_quoted(uri.id) + " not found");
    if (known->second.owner.kind == SecretOwner::Kind::application)
        lead_.require_leader();
    for (const auto& [holder, scope] : known->second.grants) {
        if (scope != relation.id)
            continue;
        if (holder == subject || !is_unit_name(holder))
            return;
        if (!is_unit_name(subject))
            throw Error("any unit level grants need to be revoked before granting access to the "
                        "corresponding application");
    }
    pending_.granted[{uri.id, relation.id}] = {uri, subject, relation.id,
                                               relation_tag(relation.key)};
}

void SecretsView::revoke(const SecretUri& uri, const std::string& subject) {
    require_right(uri);
    std::vector<PendingGrant>& revoked = pending_.revoked[uri.id];
    for (const PendingGrant& other : revoked)
        if (other.subject == subject ||
            (is_unit_name(subject) && other.subject == application_of(subject)))
            return;
    revoked.push_back({uri, subject});
}

} // namespace hookbox
