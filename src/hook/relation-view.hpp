// One relation as a hook run sees it: members and remote settings frozen, own settings with the
// run's writes.
#pragma once

#include "model/relation.hpp"
#include "model/settings.hpp"
#include "model/uniter-state.hpp"

#include <map>
#include <string>
#include <vector>

namespace hookbox {

class RelationView {
  public:
    RelationView(const Model& model, Relation relation, std::string unit,
                 std::vector<std::string> members, bool broken);

    [[nodiscard]] const Relation& relation() const noexcept { return relation_; }
    [[nodiscard]] std::string application() const;        ///< this unit's
    [[nodiscard]] std::string endpoint() const;           ///< local name: "db"
    [[nodiscard]] std::string fake_id() const;            ///< "db:3"
    [[nodiscard]] std::string remote_application() const; ///< for a peer its own
    /// As of the start of the run, sorted (spec §3.2 "relation membership").
    [[nodiscard]] const std::vector<std::string>& members() const noexcept { return members_; }
    /// About to be left: relation-ids leaves it out.
    [[nodiscard]] bool broken() const noexcept { return broken_; }

    /// Another unit's settings, frozen at first read. Throws Error with the controller's words:
    /// `permission denied`, or `cannot read settings for unit "u" …: settings not found`.
    const Settings& unit_settings(const std::string& unit);
    /// The remote application's (a peer's own), frozen at first read; another's throws Error
    /// `permission denied`. A leader reads its own by own_application_settings.
    const Settings& application_settings(const std::string& application);

    /// This unit's own and its application's, read at first touch, with what the run has written.
    Settings own_unit_settings();
    Settings own_application_settings();
    void write_unit(const std::string& key, const std::string& value); ///< "" deletes
    void write_application(const std::string& key, const std::string& value);
    /// The same with every deletion kept as an empty value.
    Settings unit_outcome();
    Settings application_outcome();
    [[nodiscard]] const Settings& unit_writes() const noexcept { return unit_writes_; }
    [[nodiscard]] const Settings& application_writes() const noexcept {
        return application_writes_;
    }

  private:
    const Settings& stored_unit();
    const Settings& stored_application();

    const Model& model_;
    Relation relation_;
    std::string unit_;
    std::vector<std::string> members_;
    bool broken_;
    std::map<std::string, Settings> unit_cache_, application_cache_;
    std::optional<Settings> own_unit_, own_application_;
    Settings unit_writes_, application_writes_;
};

} // namespace hookbox
