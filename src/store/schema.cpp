#include "store/schema.hpp"

#include "base/error.hpp"

namespace hookbox {
namespace {

constexpr std::int64_t application_id = 0x686b6278; // "hkbx"
constexpr std::int64_t format = 1;

constexpr const char* tables = R"~(
CREATE TABLE nodes (
    path TEXT PRIMARY KEY, parent TEXT NOT NULL, data BLOB NOT NULL,
    version INTEGER NOT NULL, revision INTEGER NOT NULL);
CREATE INDEX nodes_parent ON nodes (parent);
CREATE INDEX nodes_revision ON nodes (revision);
CREATE TABLE erased (path TEXT PRIMARY KEY, revision INTEGER NOT NULL);
CREATE INDEX erased_revision ON erased (revision);
CREATE TABLE state (revision INTEGER NOT NULL, floor INTEGER NOT NULL);
INSERT INTO state VALUES (0, 0);
)~";

[[noreturn]] void refuse(const std::string& name, const std::string& why) {
    throw Error("cannot open store \"" + name + "\": " + why);
}

void require_known(Database& database, const std::string& name) {
    if (database.integer("PRAGMA application_id") != application_id)
        refuse(name, "store.db belongs to another program: choose another home");
    const std::int64_t found = database.integer("PRAGMA user_version");
    if (found > format)
        refuse(name, "made by a newer hookbox (format " + std::to_string(found) +
                         ", this one knows " + std::to_string(format) + "): use that one");
}

bool is_empty(Database& database) {
    return database.integer("SELECT count(*) FROM sqlite_schema") == 0;
}

} // namespace

void prepare_schema(Database& database, const std::string& name) {
    if (!is_empty(database))
        require_known(database, name);
    database.use_write_ahead_log();
    if (!is_empty(database))
        return;
    Transaction transaction(database, Transaction::Kind::write);
    if (is_empty(database)) {
        database.execute("PRAGMA application_id=" + std::to_string(application_id));
        database.execute("PRAGMA user_version=" + std::to_string(format));
        database.execute(tables);
        transaction.commit();
    } else { // another process was faster
        require_known(database, name);
    }
}

} // namespace hookbox
