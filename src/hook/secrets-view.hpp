// The secrets of one run: what its unit may manage, as of the first look, with the run's changes on
// top; contents come from the store as they are now. Changes wait for flush(); what is read is
// followed from then on, at once. Owned by the HookContext.
#pragma once

#include "hook/overrides.hpp"
#include "hook/pending-secrets.hpp"
#include "model/relation.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace hookbox {

/// Whether the unit leads, to be asked anew each time.
struct Lead {
    std::function<bool()> is_leader;      ///< throws Error when that cannot be told
    std::function<void()> require_leader; ///< throws Error `this unit is not the leader`
};

class SecretsView {
  public:
    SecretsView(const Model& model, std::string unit, const SealingKey& key,
                const Overrides& overrides, Lead lead);

    [[nodiscard]] Time now() const { return model_.now(); }
    /// Those this unit may manage, pending ones too and without removed ones, by id.
    std::map<std::string, Secret> managed();
    /// What a grant ends with: "relation-web.db#sql.server".
    [[nodiscard]] std::string scope_tag(int relation) const;
    [[nodiscard]] const PendingSecrets& pending() const noexcept { return pending_; }

    enum class Reading { tracked, peek, refresh };
    /// By URI, else by label; with both the label becomes the unit's own name for it. Throws Error
    /// `secret "secret:<id>" not found`, `consumer label "x" not found`, `permission denied`.
    SecretContent read(const std::optional<SecretUri>& uri, const std::string& label,
                       Reading reading);

    // All of these throw Error `this unit is not the leader` where only the leader may.

    /// Gives what it is called from now on.
    SecretUri add(SecretOwner::Kind owner, SecretFields fields);
    void update(const SecretUri& uri, SecretFields fields);
    void remove(const SecretUri& uri, std::optional<int> revision);
    /// Throws Error `secret "<id>" not found` for one this unit does not manage.
    void grant(const SecretUri& uri, const Relation& relation, const std::string& subject);
    void revoke(const SecretUri& uri, const std::string& subject);

    /// Puts it all into `change`. Throws Error when that cannot be done. True: only the leader may.
    bool flush(Change& change);

  private:
    const std::map<std::string, Secret>& stored();
    void require_right(const SecretUri& uri);
    std::optional<SecretContent> read_pending(const std::string& id, const std::string& label,
                                              Reading reading);
    SecretContent read_stored(const Secret& secret, const std::string& label, Reading reading);
    [[nodiscard]] std::optional<Secret> find_by_label(const std::string& label);
    void rename(const Secret& secret, const std::string& label, SecretConsumer& consumer);
    void require_free_label(const Change& change, const Secret& secret) const;

    class Flush;

    const Model& model_;
    std::string unit_;
    const SealingKey& key_;
    const Overrides& overrides_;
    Lead lead_;
    std::optional<std::map<std::string, Secret>> stored_;
    PendingSecrets pending_;
    std::set<std::string> added_; ///< ids that add() gave, removed ones included
    std::size_t ids_given_ = 0;   ///< of the overrides' ones
};

} // namespace hookbox
