// What a run has asked for about secrets, to be done when its hook has succeeded. Plain data.
#pragma once

#include "model/secret-uri.hpp"
#include "model/secret.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hookbox {

/// What secret-add or secret-set gives; what is absent stays as it is.
struct SecretFields {
    std::optional<std::string> label = {}, description = {};
    std::optional<Rotation> rotation = {};
    std::optional<Time> expires = {};
    SecretContent content = {}; ///< empty: absent

    [[nodiscard]] bool empty() const {
        return !label && !description && !rotation && !expires && content.empty();
    }
    void merge(const SecretFields& later);
};

struct PendingSecret {
    SecretUri uri;
    SecretFields fields;
    SecretOwner owner = {}; ///< of one that is created
};

struct PendingGrant {
    SecretUri uri;
    std::string subject;    ///< application or unit
    int relation = -1;      ///< of a grant; a revocation has none
    std::string scope = {}; ///< that relation's tag
};

struct PendingSecrets {
    std::map<std::string, PendingSecret> created, updated; ///< by id
    std::map<std::string, std::optional<int>> removed;     ///< this revision, or all
    std::set<std::string> track_latest;                    ///< read while their update is pending
    std::map<std::pair<std::string, int>, PendingGrant> granted; ///< by id and relation
    std::map<std::string, std::vector<PendingGrant>> revoked;

    [[nodiscard]] bool empty() const {
        return created.empty() && updated.empty() && removed.empty() && track_latest.empty() &&
               granted.empty() && revoked.empty();
    }
    /// Forgets everything about `id`.
    void forget(const std::string& id);
};

} // namespace hookbox
