#include "base/error.hpp"
#include "base/quote.hpp"
#include "hook/secrets-view.hpp"
#include "model/names.hpp"

namespace hookbox {

void SecretsView::require_free_label(const Change& change, const Secret& secret) const {
    if (secret.label.empty())
        return;
    for (const Secret& other : all_secrets(model_))
        if (other.id != secret.id && other.label == secret.label && other.owner == secret.owner &&
            !change.erases(model_.path("secrets/" + other.id)))
            throw Error("secret with label " + go_quoted(secret.label) + " already exists");
}

/// One flush: the secrets as it leaves them, to be put when all is done.
class SecretsView::Flush {
  public:
    Flush(SecretsView& view, Change& change) : view_(view), change_(change) {}

    bool run() {
        const PendingSecrets& pending = view_.pending_;
        for (const auto& [id, revision] : pending.removed)
            remove(id, revision);
        for (const auto& [id, created] : pending.created)
            create(created);
        for (const auto& [id, updated] : pending.updated)
            if (Secret* secret = managed(id))
                apply(*secret, updated.fields);
        for (const std::string& id : pending.track_latest)
            track_latest(id);
        for (const auto& [key, grant] : pending.granted)
            if (Secret* secret = managed(grant.uri.id))
                give(*secret, grant);
        for (const auto& [id, revoked] : pending.revoked)
            if (Secret* secret = managed(id))
                for (const PendingGrant& grant : revoked)
                    take(*secret, grant.subject);
        for (const auto& [id, secret] : secrets_) {
            view_.require_free_label(change_, secret);
            put_secret(change_, view_.model_, secret);
        }
        return leader_only_;
    }

  private:
    /// Null for what reaches nobody. Throws Error for one that is not ours.
    Secret* managed(const std::string& id) {
        if (const auto found = secrets_.find(id); found != secrets_.end())
            return &found->second;
        const Overrides& overrides = view_.overrides_;
        if (overrides.any_secret && overrides.managed_secrets &&
            !overrides.managed_secrets->contains(id))
            return nullptr;
        auto secret = pinned_secret(change_, view_.model_, id);
        if (!secret)
            throw NotFound("secret " + go_quoted(id) + " not found");
        const bool of_application = secret->owned_by_application_of(view_.unit_);
        if (!of_application && !secret->owned_by_unit(view_.unit_))
            throw Error("cannot change secret " + go_quoted(id) + ": permission denied");
        leader_only_ |= of_application;
        return &secrets_.emplace(id, std::move(*secret)).first->second;
    }

    void create(const PendingSecret& created) {
        Secret secret{.id = created.uri.id, .owner = created.owner, .created = view_.now()};
        view_.model_.pin(change_, "secrets/" + secret.id);
        leader_only_ |= secret.owner.kind == SecretOwner::Kind::application;
        apply(secrets_.emplace(secret.id, std::move(secret)).first->second, created.fields);
    }

    void apply(Secret& secret, const SecretFields& fields) {
        const Time now = view_.now();
        if (!fields.content.empty() && !holds_already(secret, fields.content))
            add_revision(change_, view_.model_, view_.key_, secret, fields.content, now);
        secret.updated = now;
        secret.label = fields.label.value_or(secret.label);
        secret.description = fields.description.value_or(secret.description);
        if (fields.expires)
            secret.revisions[secret.latest].expires = fields.expires;
        if (!fields.rotation)
            return;
        secret.rotation = *fields.rotation;
        const auto next = next_rotation(secret.rotation, now);
        if (!next || !secret.next_rotation)
            secret.next_rotation = next;
    }

    /// As seen by then: another unit may have been first.
    [[nodiscard]] bool holds_already(const Secret& secret, const SecretContent& content) const {
        return secret.revisions.contains(secret.latest) &&
               read_content(view_.model_, view_.key_, secret.id, secret.latest) == content;
    }

    void track_latest(const std::string& id) {
        const auto found = secrets_.find(id);
        if (found == secrets_.end())
            return;
        SecretConsumer consumer =
            read_consumer(view_.model_, id, view_.unit_).value_or(SecretConsumer{});
        consumer.revision = found->second.latest;
        put_consumer(change_, view_.model_, id, view_.unit_, consumer);
    }

    void give(Secret& secret, const PendingGrant& grant) {
        if (!pinned_relation(change_, view_.model_, grant.relation))
            throw NotFound("relation " + std::to_string(grant.relation) + " not found");
        secret.grants[grant.subject] = grant.relation;
    }

    /// An application's units lose what they had been granted by name, too.
    static void take(Secret& secret, const std::string& subject) {
        std::erase_if(secret.grants, [&](const auto& grant) {
            return grant.first == subject ||
                   (is_unit_name(grant.first) && application_of(grant.first) == subject);
        });
    }

    /// Of a secret that exists; one that was added by the same hook never came to be.
    void remove(const std::string& id, std::optional<int> revision) {
        if (view_.added_.contains(id))
            return;
        Secret* secret = managed(id);
        if (secret == nullptr)
            return;
        if (!revision)
            erase_secret(change_, view_.model_, id);
        else if (!secret->revisions.contains(*revision) ||
                 remove_revision(change_, view_.model_, *secret, *revision))
            return;
        secrets_.erase(id);
    }

    SecretsView& view_;
    Change& change_;
    std::map<std::string, Secret> secrets_;
    bool leader_only_ = false;
};

bool SecretsView::flush(Change& change) {
    return !pending_.empty() && Flush(*this, change).run();
}

} // namespace hookbox
