#include "store/sqlite-tree.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"
#include "store/path.hpp"
#include "store/schema.hpp"

#include <set>

namespace hookbox {
namespace {

constexpr std::size_t commit_limit = std::size_t{16} << 20;

Database opened(const std::string& file, const std::string& name,
                std::chrono::milliseconds patience) {
    Database database(file, name, patience);
    prepare_schema(database, name);
    database.opened();
    return database;
}

} // namespace

SqliteTree::SqliteTree(const std::string& file, const std::string& name,
                       std::chrono::milliseconds patience)
    : database_(opened(file, name, patience)) {}

std::optional<Node> SqliteTree::get(std::string_view path) {
    require_path(path);
    Rows rows = get_.rows(path);
    if (!rows.next())
        return std::nullopt;
    return Node{rows.text(0), rows.integer(1), rows.integer(2)};
}

std::size_t SqliteTree::max_commit() const {
    return commit_limit;
}

std::int64_t SqliteTree::revision() {
    Rows rows = revision_.rows();
    rows.next();
    return rows.integer(0);
}

bool SqliteTree::changed_by_others() {
    Rows rows = data_version_.rows();
    rows.next();
    const std::int64_t seen = std::exchange(seen_data_version_, rows.integer(0));
    return seen != seen_data_version_;
}

std::vector<std::string> SqliteTree::children(std::string_view path) {
    if (!path.empty())
        require_path(path);
    const std::string_view parent = path.empty() ? "/" : path;
    const std::string prefix = prefix_below(parent), end = end_of_prefix(prefix);
    const Transaction transaction(database_, Transaction::Kind::read);
    std::set<std::string> names;
    for (Rows rows = direct_children_.rows(parent); rows.next();)
        names.insert(rows.text(0).substr(prefix.size()));
    // Each name with descendants costs two looks, however many they are.
    for (std::string cursor = prefix;;) {
        Rows rows = next_parent_.rows(cursor, end);
        if (!rows.next())
            break;
        const std::string found = rows.text(0);
        const std::size_t slash = found.find('/', prefix.size());
        names.insert(found.substr(prefix.size(), slash - prefix.size()));
        cursor = slash == std::string::npos ? found : end_of_prefix(found.substr(0, slash + 1));
    }
    return {names.begin(), names.end()};
}

void SqliteTree::make_durable(bool durable) {
    if (durable_ == durable)
        return;
    database_.execute(durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    durable_ = durable;
}

void SqliteTree::require_versions(const Commit& commit) {
    for (const auto& [path, expected] : commit.checks) {
        Rows rows = version_.rows(path);
        const std::int64_t found = rows.next() ? rows.integer(0) : 0;
        if (found != expected)
            throw Conflict("node \"" + path + "\" has version " + std::to_string(found) + ", not " +
                           std::to_string(expected));
    }
}

bool SqliteTree::apply(const Commit& commit, std::int64_t revision) {
    bool changed = !commit.puts.empty(), erased = false;
    for (const std::string& path : commit.erases) {
        erase_.run(path);
        if (database_.changed_rows() == 0)
            continue;
        bury_.run(path, revision);
        changed = erased = true;
    }
    for (const auto& [path, data] : commit.puts) {
        put_.run(path, parent_of(path), Blob{data}, revision);
        revive_.run(path);
    }
    if (erased)
        forget_old_erased();
    return changed;
}

void SqliteTree::forget_old_erased() {
    const std::int64_t surplus = database_.integer("SELECT count(*) FROM erased") - kept_erased;
    if (surplus <= 0)
        return;
    const std::string limit = std::to_string(
        database_.integer("SELECT revision FROM erased ORDER BY revision LIMIT 1 OFFSET " +
                          std::to_string(surplus - 1)));
    database_.execute("UPDATE state SET floor = " + limit +
                      "; DELETE FROM erased WHERE revision <= " + limit);
}

std::int64_t SqliteTree::commit(const Commit& commit) {
    std::size_t size = 0;
    for (const auto& [path, data] : commit.puts) {
        require_path(path);
        size += path.size() + data.size();
    }
    for (const std::string& path : commit.erases) {
        require_path(path);
        size += path.size();
    }
    if (size > commit_limit)
        throw Error("commit of " + std::to_string(size) + " bytes exceeds the store's limit of " +
                    std::to_string(commit_limit) + " bytes");
    make_durable(commit.durable);
    const bool writes = !commit.puts.empty() || !commit.erases.empty();
    Transaction transaction(database_, writes ? Transaction::Kind::write : Transaction::Kind::read);
    require_versions(commit);
    const std::int64_t before = revision();
    if (!apply(commit, before + 1))
        return before;
    set_revision_.run(before + 1);
    fault_point("before-commit");
    transaction.commit();
    fault_point("after-commit");
    committed();
    return before + 1;
}

Changes SqliteTree::changes_since(std::int64_t since, std::string_view prefix) {
    const std::string below = prefix_below(prefix), end = end_of_prefix(below);
    const std::string_view self = prefix.empty() ? "/" : prefix;
    const Transaction transaction(database_, Transaction::Kind::read);
    Changes changes;
    std::int64_t floor = 0;
    {
        Rows rows = revision_.rows();
        rows.next();
        changes.revision = rows.integer(0);
        floor = rows.integer(1);
    }
    // A revision from the future is of a store that was since replaced.
    changes.complete = since == 0 || (since >= floor && since <= changes.revision);
    if (!changes.complete)
        return changes;
    Rows nodes = since == 0 ? all_nodes_.rows(self, below, end)
                            : changed_nodes_.rows(self, below, end, since);
    while (nodes.next())
        changes.nodes.emplace_back(nodes.text(0),
                                   Node{nodes.text(1), nodes.integer(2), nodes.integer(3)});
    if (since != 0)
        for (Rows rows = erased_nodes_.rows(self, below, end, since); rows.next();)
            changes.nodes.emplace_back(rows.text(0), std::nullopt);
    return changes;
}

} // namespace hookbox
