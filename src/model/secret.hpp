// Secrets: who owns one, its revisions and who may read it, and what each unit that reads it
// follows (spec §7.8). Contents are sealed: whoever holds the home's key can read them, the store
// alone cannot. When hooks are due about one is the agent's business.
#pragma once

#include "base/clock.hpp"
#include "base/sealing.hpp"
#include "model/model.hpp"
#include "model/rotation.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// Key → value in base64, as given: it is decoded only when it is shown.
using SecretContent = std::map<std::string, std::string>;

struct SecretOwner {
    enum class Kind { model, application, unit };
    Kind kind = Kind::model;
    std::string name = {}; ///< of the application or unit

    [[nodiscard]] std::string_view kind_name() const;
    friend bool operator==(const SecretOwner&, const SecretOwner&) = default;
};

struct SecretRevision {
    Time created{};
    std::optional<Time> expires = {};
};

/// Without its contents.
struct Secret {
    std::string id;
    SecretOwner owner;
    std::string label = {}, description = {};
    Rotation rotation = Rotation::unset;
    std::optional<Time> next_rotation = {};
    Time created{}, updated{};
    int latest = 0;                               ///< revision; one that was removed included
    std::map<int, SecretRevision> revisions = {}; ///< those that are left
    /// Of the model's own: a revision goes once it is not the latest and nobody follows it.
    bool auto_prune = false;
    /// Application or unit that may read it → the relation that its access ends with; -1: none.
    std::map<std::string, int> grants = {};

    [[nodiscard]] std::optional<Time> expires() const; ///< of the latest revision
    /// Whether the unit may read it, as owner, owner's peer or by a grant.
    [[nodiscard]] bool readable_by(std::string_view unit) const;
    [[nodiscard]] bool owned_by_application_of(std::string_view unit) const;
    [[nodiscard]] bool owned_by_unit(std::string_view unit) const;
};

/// What one unit that reads the secret follows.
struct SecretConsumer {
    std::string label = {}; ///< the unit's own name for it; "" = none
    int revision = 0;       ///< the one it reads; 0: none so far
    friend bool operator==(const SecretConsumer&, const SecretConsumer&) = default;
};

/// 20 characters of [0-9a-v], never given out before.
std::string new_secret_id(Time now);
/// "application-web", "unit-web-0".
std::string secret_subject_tag(std::string_view subject);

/// "web:db sql:server" → "relation-web.db#sql.server".
std::string relation_tag(std::string_view key);

std::optional<Secret> find_secret(const Model& model, std::string_view id);
/// As `change` leaves it so far, which will rely on it; nothing when that erases it.
std::optional<Secret> pinned_secret(Change& change, const Model& model, std::string_view id);
std::vector<Secret> all_secrets(const Model& model); ///< by id
void put_secret(Change& change, const Model& model, const Secret& secret);
/// With all its revisions and consumers.
void erase_secret(Change& change, const Model& model, std::string_view id);

/// A revision's content. Throws NotFound; Error when the key does not open it.
SecretContent read_content(const Model& model, const SealingKey& key, std::string_view id,
                           int revision);
/// Adds the next revision to `secret`, which is the caller's to put. The first of all makes the
/// key; throws Error when that is missing later: with another one the others would be lost.
void add_revision(Change& change, const Model& model, const SealingKey& key, Secret& secret,
                  const SecretContent& content, Time now);
/// Takes a revision away, and with the last one the secret; else `secret` is the caller's to put.
/// Gives whether it is left.
bool remove_revision(Change& change, const Model& model, Secret& secret, int revision);

/// Takes away what is to go by itself of a secret, as `change` leaves it so far.
void prune_secret(Change& change, const Model& model, std::string_view id);

std::optional<SecretConsumer> read_consumer(const Model& model, std::string_view id,
                                            std::string_view unit);
std::map<std::string, SecretConsumer> read_consumers(const Model& model, std::string_view id);
void put_consumer(Change& change, const Model& model, std::string_view id, std::string_view unit,
                  const SecretConsumer& consumer);

/// What ends with a relation, a unit, an application: grants, and the secrets that it owned.
void end_secrets_of_relation(Change& change, const Model& model, int relation);
void end_secrets_of_unit(Change& change, const Model& model, std::string_view unit);
void end_secrets_of_application(Change& change, const Model& model, std::string_view application);

} // namespace hookbox
