#include "commands/secret-value.hpp"

#include "base/digest.hpp"
#include "cli/format.hpp"
#include "cli/time-text.hpp"
#include "model/relation.hpp"
#include "model/secret-content.hpp"
#include "value/json.hpp"

namespace hookbox {
namespace {

Value revisions_value(const Secret& secret) {
    Value::List list;
    for (const auto& [number, revision] : secret.revisions) {
        Value::Record record{{{"revision", number}, {"created", go_time(revision.created)}}};
        if (revision.expires)
            record.fields.emplace_back("expires", go_time(*revision.expires));
        list.emplace_back(std::move(record));
    }
    return list;
}

Value access_value(const Model& model, const Secret& secret) {
    Value::List list;
    for (const auto& [subject, relation] : secret.grants) {
        const auto scope = find_relation(model, relation);
        list.emplace_back(
            Value::Record{{{"target", secret_subject_tag(subject)},
                           {"scope", scope ? relation_tag(scope->key) : "model-" + model.uuid()},
                           {"role", "view"}}});
    }
    return list;
}

} // namespace

std::string secret_owner_text(const Secret& secret) {
    return secret.owner.kind == SecretOwner::Kind::model ? "<model>" : secret.owner.name;
}

Value secret_value(const Model& model, const Secret& secret, const SecretDetail& detail) {
    Value::Record record{{{"revision", secret.latest}}};
    const auto add = [&](const char* key, Value value) {
        record.fields.emplace_back(key, std::move(value));
    };
    const auto add_text = [&](const char* key, std::string_view text) {
        if (!text.empty())
            add(key, text);
    };
    SecretContent content;
    if (detail.reveal != nullptr) {
        content = read_content(model, *detail.reveal, secret.id,
                               detail.revision > 0 ? detail.revision : secret.latest);
        add("checksum", sha256_hex(to_plain_json(Value::Map(content.begin(), content.end()))));
    }
    if (const auto expires = secret.expires())
        add("expires", go_time(*expires));
    add_text("rotation", rotation_name(secret.rotation));
    if (secret.next_rotation)
        add("rotates", go_time(*secret.next_rotation));
    add("owner", secret_owner_text(secret));
    add_text("description", secret.description);
    add_text(secret.owner.kind == SecretOwner::Kind::model ? "name" : "label", secret.label);
    add("created", go_time(secret.created));
    add("updated", go_time(secret.updated));
    if (!content.empty()) {
        Value::Map decoded;
        for (const auto& [key, value] : content)
            decoded.emplace(key, secret_text(value));
        if (detail.json)
            add("content", Value::Map{{"Data", std::move(decoded)}});
        else
            add("content", std::move(decoded));
    }
    if (detail.revisions)
        add("revisions", revisions_value(secret));
    if (detail.access && !secret.grants.empty())
        add("access", access_value(model, secret));
    return record;
}

std::string secrets_text(const Value& secrets, bool json) {
    return json ? to_json(secrets) + "\n" : to_yaml(secrets);
}

} // namespace hookbox
