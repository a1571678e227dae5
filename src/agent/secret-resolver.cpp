#include "agent/resolver.hpp"

#include <algorithm>

namespace hookbox {
namespace {

/// How long after a secret-expired the next one comes while the revision is still there.
constexpr std::chrono::minutes expiry_retry{5};

/// One unit's look at the secrets.
class SecretHooks {
  public:
    SecretHooks(const LocalState& local, const Snapshot& snapshot, bool leads)
        : local_(local), snapshot_(snapshot), leads_(leads) {}

    [[nodiscard]] std::optional<Hook> next() const {
        for (const auto find : {&SecretHooks::expired, &SecretHooks::rotation,
                                &SecretHooks::changed, &SecretHooks::obsolete})
            for (const auto& secret : snapshot_.secrets)
                if (auto hook = (this->*find)(secret.second))
                    return hook;
        return std::nullopt;
    }

    [[nodiscard]] Time next_time() const {
        Time next = Time::max();
        for (const auto& [id, facts] : snapshot_.secrets) {
            if (!manages(facts.secret))
                continue;
            if (facts.secret.next_rotation && *facts.secret.next_rotation > local_.now)
                next = std::min(next, *facts.secret.next_rotation);
            for (const auto& [number, revision] : facts.secret.revisions)
                if (const auto due = expiry(facts.secret, number); due && *due > local_.now)
                    next = std::min(next, *due);
        }
        return next;
    }

  private:
    [[nodiscard]] bool manages(const Secret& secret) const {
        return secret.owned_by_unit(local_.unit) ||
               (leads_ && secret.owned_by_application_of(local_.unit));
    }

    static Hook hook(HookKind kind, const Secret& secret, int revision) {
        return {.kind = kind,
                .secret = secret.id,
                .secret_label = secret.label,
                .secret_revision = revision};
    }

    /// When its owner is to be told of it, again or for the first time.
    [[nodiscard]] std::optional<Time> expiry(const Secret& secret, int revision) const {
        const auto& expires = secret.revisions.at(revision).expires;
        if (!expires)
            return std::nullopt;
        const auto told = local_.secrets.expired.find({secret.id, revision});
        return told == local_.secrets.expired.end()
                   ? *expires
                   : std::max(*expires, told->second + expiry_retry);
    }

    [[nodiscard]] std::optional<Hook> expired(const SecretFacts& facts) const {
        if (manages(facts.secret))
            for (const auto& [number, revision] : facts.secret.revisions)
                if (const auto due = expiry(facts.secret, number); due && *due <= local_.now)
                    return hook(HookKind::secret_expired, facts.secret, number);
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Hook> rotation(const SecretFacts& facts) const {
        const std::optional<Time>& due = facts.secret.next_rotation;
        if (!due || *due > local_.now || !manages(facts.secret))
            return std::nullopt;
        return hook(HookKind::secret_rotate, facts.secret, facts.secret.latest);
    }

    [[nodiscard]] std::optional<Hook> changed(const SecretFacts& facts) const {
        const auto consumer = facts.consumers.find(local_.unit);
        if (consumer == facts.consumers.end() || consumer->second.revision == 0 ||
            consumer->second.revision >= facts.secret.latest ||
            !facts.secret.readable_by(local_.unit))
            return std::nullopt;
        const auto told = local_.secrets.consumed.find(facts.secret.id);
        if (told != local_.secrets.consumed.end() && told->second == facts.secret.latest)
            return std::nullopt;
        Hook changed = hook(HookKind::secret_changed, facts.secret, facts.secret.latest);
        if (!manages(facts.secret))
            changed.secret_label = consumer->second.label;
        return changed;
    }

    [[nodiscard]] std::optional<Hook> obsolete(const SecretFacts& facts) const {
        if (!manages(facts.secret))
            return std::nullopt;
        const auto told = local_.secrets.obsolete.find(facts.secret.id);
        for (const int revision : facts.obsolete())
            if (told == local_.secrets.obsolete.end() || !told->second.contains(revision))
                return hook(HookKind::secret_remove, facts.secret, revision);
        return std::nullopt;
    }

    const LocalState& local_;
    const Snapshot& snapshot_;
    bool leads_;
};

} // namespace

std::set<int> SecretFacts::obsolete() const {
    std::set<int> revisions;
    for (const auto& revision : secret.revisions)
        if (revision.first < secret.latest)
            revisions.insert(revision.first);
    for (const auto& consumer : consumers)
        revisions.erase(consumer.second.revision);
    return revisions;
}

std::optional<Hook> next_secret_hook(const LocalState& local, const Snapshot& snapshot) {
    return SecretHooks(local, snapshot, leads(local, snapshot)).next();
}

Time next_secret_time(const LocalState& local, const Snapshot& snapshot) {
    return SecretHooks(local, snapshot, leads(local, snapshot)).next_time();
}

bool is_moot(const Hook& hook, const LocalState& local, const Snapshot& snapshot) {
    const auto facts = snapshot.secrets.find(hook.secret);
    if (facts == snapshot.secrets.end())
        return true;
    return hook.kind != HookKind::secret_changed &&
           facts->second.secret.owned_by_application_of(local.unit) && !leads(local, snapshot);
}

} // namespace hookbox
