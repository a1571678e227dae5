// SQLite behind three move-only types, and nothing of its API beyond database.cpp: a connection,
// a prepared statement with the rows it is giving, and a transaction that rolls back unless
// committed. Every failure is an Error `cannot open store "<name>": <problem>: <advice>`, with
// "use" for "open" after opened().
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace hookbox {

class Database {
  public:
    /// `file` must exist, or be ":memory:". `name` is what messages call the store. Calls wait up
    /// to `patience` for another process's lock.
    Database(const std::string& file, std::string name, std::chrono::milliseconds patience);

    void execute(const std::string& sql);
    /// The single integer that `sql` gives.
    std::int64_t integer(const std::string& sql);
    /// Switches to write-ahead logging; waits while another process is doing the same.
    void use_write_ahead_log();
    /// From here on failures are of using the store, not of opening it.
    void opened() noexcept { purpose_ = "use"; }
    /// Rows that the last statement inserted, updated or deleted.
    [[nodiscard]] std::int64_t changed_rows() const noexcept;
    [[nodiscard]] bool in_transaction() const noexcept;

    [[nodiscard]] sqlite3* handle() const noexcept { return handle_.get(); }
    [[noreturn]] void fail() const;

  private:
    friend class Statement;
    friend class Transaction;
    struct Close {
        void operator()(sqlite3* handle) const noexcept;
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;
    Prepared prepare(std::string_view sql);
    /// As execute(), but parsed only once.
    void repeat(Prepared& statement, std::string_view sql);

    std::unique_ptr<sqlite3, Close> handle_;
    Prepared begin_read_, begin_write_, commit_;
    std::string name_;
    std::chrono::milliseconds patience_;
    std::string_view purpose_ = "open";
};

/// The rows of one run of a statement; the run ends with this object.
class Rows {
  public:
    Rows(Database& database, sqlite3_stmt* statement) noexcept
        : database_(&database), statement_(statement) {}
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    ~Rows();

    /// Steps to the next row; false after the last.
    bool next();
    [[nodiscard]] std::int64_t integer(int column) const noexcept;
    [[nodiscard]] std::string text(int column) const;

  private:
    Database* database_;
    sqlite3_stmt* statement_;
};

/// Bytes for a column that is no text.
struct Blob {
    std::string_view bytes;
};

/// Must not outlive its database.
class Statement {
  public:
    Statement(Database& database, std::string_view sql);

    /// Starts a run with `values` bound in order. Texts must live until the run ends.
    template <class... Values> [[nodiscard]] Rows rows(const Values&... values) {
        int position = 0;
        (bind(++position, values), ...);
        return {*database_, statement_.get()};
    }
    /// A run that gives no rows.
    template <class... Values> void run(const Values&... values) { rows(values...).next(); }

  private:
    void bind(int position, std::int64_t value);
    void bind(int position, std::string_view text);
    void bind(int position, Blob bytes);

    Database* database_;
    Database::Prepared statement_;
};

class Transaction {
  public:
    enum class Kind { read, write };
    Transaction(Database& database, Kind kind);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

  private:
    Database& database_;
};

} // namespace hookbox
