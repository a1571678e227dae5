#include "base/error.hpp"
#include "base/quote.hpp"
#include "hook/secrets-view.hpp"
#include "model/names.hpp"

namespace hookbox {

std::optional<SecretContent> SecretsView::read_pending(const std::string& id,
                                                       const std::string& label, Reading reading) {
    const auto find = [&](std::map<std::string, PendingSecret>& secrets) -> PendingSecret* {
        for (auto& [pending_id, secret] : secrets)
            if (id.empty() ? secret.fields.label == label : pending_id == id)
                return &secret;
        return nullptr;
    };
    const auto name = [&](PendingSecret& secret) {
        if (!id.empty() && !label.empty())
            secret.fields.label = label;
    };
    if (PendingSecret* created = find(pending_.created)) {
        name(*created);
        return created->fields.content;
    }
    if (reading == Reading::tracked)
        return std::nullopt;
    PendingSecret* updated = find(pending_.updated);
    if (updated == nullptr)
        return std::nullopt;
    name(*updated);
    if (reading == Reading::refresh)
        pending_.track_latest.insert(updated->uri.id);
    if (updated->fields.content.empty())
        return std::nullopt;
    return updated->fields.content;
}

SecretContent SecretsView::read(const std::optional<SecretUri>& uri, const std::string& label,
                                Reading reading) {
    if (uri)
        if (auto content = read_pending(uri->id, label, reading))
            return std::move(*content);
    if (!label.empty())
        if (auto content = read_pending({}, label, reading))
            return std::move(*content);
    const auto secret = uri ? find_secret(model_, uri->id) : find_by_label(label);
    if (!secret && uri)
        throw NotFound("secret " + go_quoted(uri->text()) + " not found");
    if (!secret)
        throw NotFound("consumer label " + go_quoted(label) + " not found");
    if (!secret->readable_by(unit_))
        throw Error("permission denied");
    return read_stored(*secret, uri ? label : "", reading);
}

std::optional<Secret> SecretsView::find_by_label(const std::string& label) {
    for (const auto& [id, pending] : pending_.updated)
        if (pending.fields.label == label)
            return find_secret(model_, id);
    for (Secret& secret : all_secrets(model_)) {
        if (secret.label == label &&
            (secret.owned_by_unit(unit_) || secret.owned_by_application_of(unit_)))
            return std::move(secret);
        const auto consumer = read_consumer(model_, secret.id, unit_);
        if (consumer && consumer->label == label)
            return std::move(secret);
    }
    return std::nullopt;
}

SecretContent SecretsView::read_stored(const Secret& secret, const std::string& label,
                                       Reading reading) {
    SecretConsumer consumer = read_consumer(model_, secret.id, unit_).value_or(SecretConsumer{});
    const SecretConsumer before = consumer;
    if (!label.empty())
        rename(secret, label, consumer);
    if (reading == Reading::refresh || consumer.revision == 0) // a first look, even by peek
        consumer.revision = secret.latest;
    const int wanted = reading == Reading::peek ? secret.latest : consumer.revision;
    SecretContent content = read_content(model_, key_, secret.id, wanted);
    if (consumer != before)
        commit_with_retry(model_, [&](Change& change) {
            change.set_durable(false);
            const auto now = pinned_secret(change, model_, secret.id);
            if (!now || (consumer.revision != 0 && !now->revisions.contains(consumer.revision)))
                return; // gone meanwhile
            put_consumer(change, model_, secret.id, unit_, consumer);
            prune_secret(change, model_, secret.id);
        });
    return content;
}

/// Owners have one name for a secret, which the leader's peers leave alone; all others a name each.
void SecretsView::rename(const Secret& secret, const std::string& label, SecretConsumer& consumer) {
    if (!stored().contains(secret.id)) {
        if (secret.owned_by_application_of(unit_))
            return;
        const auto other = find_by_label(label);
        if (other && other->id != secret.id)
            throw Error("getting latest secret revision: secret label " + go_quoted(label) +
                        " for consumer " + go_quoted(unit_tag(unit_)) + " already exists");
        consumer.label = label;
        return;
    }
    if (secret.label != label)
        commit_with_retry(model_, [&](Change& change) {
            change.set_durable(false);
            auto renamed = pinned_secret(change, model_, secret.id);
            if (!renamed)
                return;
            renamed->label = label;
            require_free_label(change, *renamed);
            put_secret(change, model_, *renamed);
        });
}

} // namespace hookbox
