#include "commands/secret-verb.hpp"

#include "agent/home.hpp"
#include "base/comma-list.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "model/secret-uri.hpp"

namespace hookbox {

Secret require_secret(const Model& model, const std::string& name) {
    for (Secret& secret : all_secrets(model))
        if (secret.owner.kind == SecretOwner::Kind::model && secret.label == name)
            return std::move(secret);
    try {
        if (auto secret = find_secret(model, parse_secret_uri(name).id))
            return std::move(*secret);
    } catch (const UsageError&) {
        // It is no URI, so it can only have been a name.
    }
    throw NotFound("secret " + go_quoted(name) + " not found");
}

void SecretVerb::take_name(Words& words) {
    name_ = take_word(words);
    if (name_.empty())
        throw UsageError("missing secret URI or name");
}

int SecretVerb::run() {
    const Home home;
    const auto store = open_store(home.store_url());
    const Model model(*store);
    const SealingKey key(home.secret_key());
    commit_with_retry(model, [&](Change& change) {
        const std::string id = require_secret(model, name_).id;
        auto secret = pinned_secret(change, model, id);
        if (!secret)
            throw NotFound("secret " + go_quoted(name_) + " not found");
        if (secret->owner.kind != SecretOwner::Kind::model)
            throw Error("secret " + go_quoted(name_) + " is " + secret->owner.name +
                        "'s: only its charm may change it");
        update(change, model, key, std::move(*secret));
    });
    agent_.ensure(home);
    return 0;
}

void SecretAccessVerb::check(Words words) {
    take_name(words);
    applications_ = split_commas(take_word(words));
    if (applications_.empty())
        throw UsageError("missing application name");
    refuse_surplus(words);
}

} // namespace hookbox
