#include "agent/history.hpp"

#include "base/fault.hpp"
#include "base/file.hpp"
#include "value/json.hpp"

#include <fcntl.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace hookbox {
namespace {

/// A reader never holds the writer up for longer.
constexpr std::chrono::milliseconds patience{50};
constexpr std::int64_t format = 1;

/// What was written is hardly read again: SQLite's 2 MiB of pages would make the agent grow by as
/// much, hook by hook.
constexpr const char* settings = "PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=8388608; "
                                 "PRAGMA cache_size=-128";
constexpr const char* tables = R"~(
CREATE TABLE hooks (
    id INTEGER PRIMARY KEY, unit TEXT NOT NULL, size INTEGER NOT NULL,
    summary TEXT NOT NULL, details TEXT NOT NULL);
CREATE INDEX hooks_unit ON hooks (unit);
)~";

/// Both are written in one transaction.
bool has_tables(Database& database, const std::filesystem::path& file) {
    if (database.integer("SELECT count(*) FROM sqlite_schema") == 0)
        return false;
    if (database.integer("PRAGMA user_version") != format)
        throw Error("cannot open \"" + file.string() +
                    "\": made by another version: move it away to begin a new one");
    return true;
}

Database prepared(const std::filesystem::path& file) {
    open_file(file, O_RDWR | O_CREAT);
    Database database(file, file, patience);
    database.use_write_ahead_log();
    database.execute(settings);
    if (!has_tables(database, file)) {
        Transaction transaction(database, Transaction::Kind::write);
        if (!has_tables(database, file)) { // else another process was faster
            database.execute(tables);
            database.execute("PRAGMA user_version=" + std::to_string(format));
            transaction.commit();
        }
    }
    database.opened();
    return database;
}

HookRecord read_row(const Rows& rows, bool details) {
    HookRecord record =
        hook_record_from_values(from_stored(rows.text(1), "history"),
                                details ? from_stored(rows.text(2), "history") : Value());
    record.id = rows.integer(0);
    return record;
}

} // namespace

History::History(const std::filesystem::path& file, HistoryBounds limits)
    : limits_(limits), database_(prepared(file)),
      insert_(database_,
              "INSERT INTO hooks (id, unit, size, summary, details) VALUES (?, ?, ?, ?, ?)"),
      last_(database_.integer("SELECT ifnull(max(id), 0) FROM hooks")),
      hooks_(database_.integer("SELECT count(*) FROM hooks")),
      bytes_(database_.integer("SELECT ifnull(sum(size), 0) FROM hooks")) {}

std::int64_t History::add(const HookRecord& record) {
    const std::string summary = to_stored(summary_value(record));
    const std::string details = to_stored(detail_value(record));
    const auto size = static_cast<std::int64_t>(summary.size() + details.size());
    Transaction transaction(database_, Transaction::Kind::write);
    insert_.run(last_ + 1, std::string_view(record.unit), size, std::string_view(summary),
                std::string_view(details));
    if (hooks_ + 1 > limits_.hooks || bytes_ + size > limits_.bytes)
        forget_oldest();
    fault_point("before-history");
    transaction.commit();
    fault_point("after-history");
    ++hooks_;
    bytes_ += size;
    return ++last_;
}

/// More than has to be: the search for what to forget is not made for every hook.
void History::forget_oldest() {
    const std::int64_t hooks = limits_.hooks * 9 / 10, bytes = limits_.bytes * 9 / 10;
    std::int64_t first = 0, freed = 0, count = 0;
    {
        Statement oldest(database_, "SELECT id, size FROM hooks ORDER BY id");
        for (Rows rows = oldest.rows();
             (hooks_ - count > hooks || bytes_ - freed > bytes) && rows.next(); ++count) {
            first = rows.integer(0);
            freed += rows.integer(1);
        }
    }
    Statement(database_, "DELETE FROM hooks WHERE id <= ?").run(first);
    hooks_ -= count;
    bytes_ -= freed;
}

std::vector<HookRecord> History::last(const std::string& unit, std::int64_t limit) {
    Statement statement(database_, unit.empty() ? "SELECT id, summary FROM hooks WHERE ? = '' "
                                                  "ORDER BY id DESC LIMIT ?"
                                                : "SELECT id, summary FROM hooks WHERE unit = ? "
                                                  "ORDER BY id DESC LIMIT ?");
    std::vector<HookRecord> records;
    for (Rows rows = statement.rows(std::string_view(unit), limit); rows.next();)
        records.push_back(read_row(rows, false));
    std::reverse(records.begin(), records.end());
    return records;
}

std::optional<HookRecord> History::find(std::int64_t id) {
    Statement statement(database_, "SELECT id, summary, details FROM hooks WHERE id = ?");
    Rows rows = statement.rows(id);
    if (!rows.next())
        return std::nullopt;
    return read_row(rows, true);
}

bool History::lacks(const HookRecord& record) {
    Statement latest(database_, "SELECT id, summary FROM hooks WHERE unit = ? ORDER BY id DESC");
    for (Rows rows = latest.rows(std::string_view(record.unit)); rows.next();) {
        const HookRecord row = read_row(rows, false);
        if (row.context_id == record.context_id)
            return false;
        if (row.ended < record.started)
            break;
    }
    Statement oldest(database_, "SELECT id, summary FROM hooks ORDER BY id LIMIT 1");
    Rows rows = oldest.rows();
    return !rows.next() || rows.integer(0) == 1 || read_row(rows, false).ended < record.ended;
}

std::string HistoryWriter::add(const HookRecord& record) noexcept {
    return add(record, false);
}

std::string HistoryWriter::complete(const HookRecord& record) noexcept {
    return add(record, true);
}

std::string HistoryWriter::add(const HookRecord& record, bool unless_there) noexcept {
    try {
        if (!history_)
            history_ = std::make_unique<History>(file_);
        if (!unless_there || history_->lacks(record))
            history_->add(record);
        problem_.clear();
    } catch (const std::exception& error) {
        // Its counts may be wrong now, and the file may have been moved away.
        history_.reset();
        return std::exchange(problem_, error.what()) == problem_ ? "" : problem_;
    }
    return "";
}

} // namespace hookbox
