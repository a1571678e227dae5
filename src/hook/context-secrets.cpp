#include "hook/context.hpp"

namespace hookbox {

SecretsView& HookContext::secrets() {
    require_full();
    if (secrets_)
        return *secrets_;
    if (key_ == nullptr)
        throw Error("there is no key for secrets");
    secrets_ = std::make_unique<SecretsView>(
        model_, info_.unit, *key_, overrides_,
        Lead{[this] { return is_leader(); }, [this] { require_leader(); }});
    return *secrets_;
}

void HookContext::flush_secrets(Change& change) {
    if (secrets_ && secrets_->flush(change))
        require_leadership_for(change, "secrets");
}

} // namespace hookbox
