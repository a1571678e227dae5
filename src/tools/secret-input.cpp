#include "tools/secret-input.hpp"

#include "base/error.hpp"
#include "cli/duration.hpp"
#include "model/secret-content.hpp"

namespace hookbox {

void SecretInput::declare(Options& options) {
    options.text(label_, "label", "NAME", "a name for the secret, its owner's own");
    options.text(description_, "description", "TEXT", "what the secret is for");
    options.text(expire_, "expire", "TIME", "when it is to expire: a time, or how long from now");
    options.text(rotate_, "rotate", "POLICY",
                 "how often it is to be changed: never, hourly, daily, weekly, monthly, "
                 "quarterly, yearly");
    options.value("owner", "application|unit", "whose it is", owner_,
                  [this](const std::string& name) { owner_ = name; });
    options.text(file_, "file", "FILE", "also take the entries of this YAML or JSON map");
}

void SecretInput::check_expiry() {
    expires_ = parse_rfc3339(expire_);
    if (!expires_)
        expires_ = parse_rfc3339(expire_ + "Z");
    if (expires_)
        return;
    std::chrono::microseconds lasts{};
    try {
        lasts = parse_duration(expire_);
    } catch (const UsageError&) {
        throw UsageError("expire time or duration " + go_quoted(expire_) + " not valid");
    }
    if (lasts.count() <= 0)
        throw UsageError("negative expire duration " + go_quoted(expire_) + " not valid");
    lasts_ = std::chrono::ceil<std::chrono::milliseconds>(lasts);
}

void SecretInput::check(const Words& words) {
    if (!expire_.empty())
        check_expiry();
    if (!parse_rotation(rotate_))
        throw UsageError("rotate policy " + go_quoted(rotate_) + " not valid");
    if (owner_ != "application" && owner_ != "unit")
        throw UsageError("secret owner " + go_quoted(owner_) + " not valid");
    kind_ = owner_ == "unit" ? SecretOwner::Kind::unit : SecretOwner::Kind::application;
    content_ = secret_content_of(words, file_);
}

SecretFields SecretInput::fields(Time now) const {
    SecretFields fields{.expires = expires_, .content = content_};
    if (lasts_.count() > 0)
        fields.expires = now + lasts_;
    if (!label_.empty())
        fields.label = label_;
    if (!description_.empty())
        fields.description = description_;
    if (!rotate_.empty())
        fields.rotation = parse_rotation(rotate_);
    return fields;
}

} // namespace hookbox
