#include "store/database.hpp"

#include "store/failure.hpp"

#include <cerrno>
#include <thread>

#include <sqlite3.h>

namespace hookbox {
namespace {

std::string problem(sqlite3* handle) {
    const int error_number = sqlite3_system_errno(handle);
    switch (sqlite3_errcode(handle)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return "locked by another process: end that process or try again later";
    case SQLITE_NOTADB:
        return "not a database: move store.db away or choose another home";
    case SQLITE_CORRUPT:
        return "damaged: restore store.db from a copy, or move it away to start anew";
    case SQLITE_FULL:
        return "disk full: free some space and try again";
    case SQLITE_READONLY:
        return "read-only: make it writable or choose another home";
    default:
        break;
    }
    if (error_number == ENOSPC || error_number == EDQUOT)
        return "disk full: free some space and try again";
    if (error_number == EROFS || error_number == EACCES || error_number == EPERM)
        return errno_text(error_number) + ": make it writable or choose another home";
    if (error_number != 0)
        return std::string(sqlite3_errmsg(handle)) + ": " + errno_text(error_number);
    return sqlite3_errmsg(handle);
}

} // namespace

void Database::Close::operator()(sqlite3* handle) const noexcept {
    sqlite3_close_v2(handle);
}

Database::Database(const std::string& file, std::string name, std::chrono::milliseconds patience)
    : name_(std::move(name)), patience_(patience) {
    sqlite3* handle = nullptr;
    const int status = sqlite3_open_v2(file.c_str(), &handle,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(handle);
    if (handle == nullptr)
        throw Error("cannot open store \"" + name_ + "\": out of memory");
    if (status != SQLITE_OK)
        fail();
    sqlite3_busy_timeout(handle, static_cast<int>(patience.count()));
}

void Database::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

void Database::fail() const {
    throw StoreFailure("cannot " + std::string(purpose_) + " store \"" + name_ +
                       "\": " + problem(handle_.get()));
}

void Database::execute(const std::string& sql) {
    if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail();
}

Database::Prepared Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int status = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    Prepared prepared(statement);
    if (status != SQLITE_OK)
        fail();
    return prepared;
}

void Database::repeat(Prepared& statement, std::string_view sql) {
    if (!statement)
        statement = prepare(sql);
    const int status = sqlite3_step(statement.get());
    sqlite3_reset(statement.get());
    if (status != SQLITE_DONE)
        fail();
}

std::int64_t Database::integer(const std::string& sql) {
    Statement statement(*this, sql);
    Rows rows = statement.rows();
    rows.next();
    return rows.integer(0);
}

void Database::use_write_ahead_log() {
    // The busy timeout does not cover this switch: two first openers would fail each other.
    const auto deadline = std::chrono::steady_clock::now() + patience_;
    while (sqlite3_exec(handle_.get(), "PRAGMA journal_mode=WAL", nullptr, nullptr, nullptr) !=
           SQLITE_OK) {
        if (sqlite3_errcode(handle_.get()) != SQLITE_BUSY ||
            std::chrono::steady_clock::now() >= deadline)
            fail();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

std::int64_t Database::changed_rows() const noexcept {
    return sqlite3_changes64(handle_.get());
}

bool Database::in_transaction() const noexcept {
    return sqlite3_get_autocommit(handle_.get()) == 0;
}

Rows::~Rows() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

bool Rows::next() {
    const int status = sqlite3_step(statement_);
    if (status != SQLITE_ROW && status != SQLITE_DONE)
        database_->fail();
    return status == SQLITE_ROW;
}

std::int64_t Rows::integer(int column) const noexcept {
    return sqlite3_column_int64(statement_, column);
}

std::string Rows::text(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return data == nullptr ? std::string() : std::string(data, static_cast<std::size_t>(size));
}

Statement::Statement(Database& database, std::string_view sql)
    : database_(&database), statement_(database.prepare(sql)) {}

void Statement::bind(int position, std::int64_t value) {
    if (sqlite3_bind_int64(statement_.get(), position, value) != SQLITE_OK)
        database_->fail();
}

void Statement::bind(int position, std::string_view text) {
    const char* data = text.data() == nullptr ? "" : text.data();
    if (sqlite3_bind_text64(statement_.get(), position, data, text.size(), SQLITE_STATIC,
                            SQLITE_UTF8) != SQLITE_OK)
        database_->fail();
}

void Statement::bind(int position, Blob blob) {
    const char* data = blob.bytes.data() == nullptr ? "" : blob.bytes.data();
    if (sqlite3_bind_blob64(statement_.get(), position, data, blob.bytes.size(), SQLITE_STATIC) !=
        SQLITE_OK)
        database_->fail();
}

Transaction::Transaction(Database& database, Kind kind) : database_(database) {
    if (kind == Kind::write)
        database_.repeat(database_.begin_write_, "BEGIN IMMEDIATE");
    else
        database_.repeat(database_.begin_read_, "BEGIN");
}

Transaction::~Transaction() {
    // Some failures (a full disk) have rolled back already.
    if (database_.in_transaction())
        sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    database_.repeat(database_.commit_, "COMMIT");
}

} // namespace hookbox
