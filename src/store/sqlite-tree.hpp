// The tree part of an SQLite store; who wakes whom and who is present is left to the two kinds of
// it in sqlite-store.cpp.
#pragma once

#include "store/database.hpp"
#include "store/store.hpp"

#include <optional>

namespace hookbox {

class SqliteTree : public Store {
  public:
    /// `file` must exist, or be ":memory:".
    SqliteTree(const std::string& file, const std::string& name,
               std::chrono::milliseconds patience);

    std::optional<Node> get(std::string_view path) override;
    std::vector<std::string> children(std::string_view path) override;
    std::int64_t commit(const Commit& commit) override;
    [[nodiscard]] std::size_t max_commit() const override;
    std::int64_t revision() override;
    Changes changes_since(std::int64_t since, std::string_view prefix) override;

  protected:
    /// After each commit that changed something.
    virtual void committed() noexcept {}
    /// Whether another connection may have committed since this was last asked.
    bool changed_by_others();

  private:
    void require_versions(const Commit& commit);
    bool apply(const Commit& commit, std::int64_t revision);
    void forget_old_erased();
    void make_durable(bool durable);

    Database database_;
    Statement get_{database_, "SELECT data, version, revision FROM nodes WHERE path = ?"};
    Statement version_{database_, "SELECT version FROM nodes WHERE path = ?"};
    Statement put_{database_,
                   "INSERT INTO nodes VALUES (?, ?, ?, 1, ?) ON CONFLICT (path) DO UPDATE "
                   "SET data = excluded.data, version = version + 1, "
                   "revision = excluded.revision"};
    Statement erase_{database_, "DELETE FROM nodes WHERE path = ?"};
    Statement bury_{database_, "INSERT OR REPLACE INTO erased VALUES (?, ?)"};
    Statement revive_{database_, "DELETE FROM erased WHERE path = ?"};
    Statement direct_children_{database_, "SELECT path FROM nodes WHERE parent = ?"};
    Statement next_parent_{database_, "SELECT parent FROM nodes WHERE parent > ? AND parent < ? "
                                      "ORDER BY parent LIMIT 1"};
    Statement revision_{database_, "SELECT revision, floor FROM state"};
    Statement set_revision_{database_, "UPDATE state SET revision = ?"};
    Statement data_version_{database_, "PRAGMA data_version"};
    Statement all_nodes_{database_, "SELECT path, data, version, revision FROM nodes "
                                    "WHERE path = ?1 OR (path > ?2 AND path < ?3) ORDER BY path"};
    // The unary plus keeps the planner on the index of revisions: few changes, a large tree.
    Statement changed_nodes_{database_,
                             "SELECT path, data, version, revision FROM nodes WHERE revision > ?4 "
                             "AND (+path = ?1 OR (+path > ?2 AND +path < ?3)) ORDER BY +path"};
    Statement erased_nodes_{database_,
                            "SELECT path FROM erased WHERE revision > ?4 "
                            "AND (+path = ?1 OR (+path > ?2 AND +path < ?3)) ORDER BY +path"};
    std::int64_t seen_data_version_ = 0;
    std::optional<bool> durable_;
};

} // namespace hookbox
