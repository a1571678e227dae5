// A small tree of versioned nodes: the only abstraction with two implementations (SQLite, and
// ZooKeeper to come). It knows paths and bytes, nothing of Juju. Paths are absolute, "/a/b", their
// parents need not exist. Every call may block on the backend and throws Error when it fails.
// One thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hookbox {

struct Node {
    std::string data;
    std::int64_t version = 0;  ///< 1 at creation, +1 with every put; starts anew after an erase
    std::int64_t revision = 0; ///< of the commit that wrote it
};

/// The commit happens only if every `checks` path has that version (0: does not exist).
struct Commit {
    std::vector<std::pair<std::string, std::int64_t>> checks;
    std::vector<std::pair<std::string, std::string>> puts;
    std::vector<std::string> erases; ///< one node each, not its children; absent is fine
    bool durable = true; ///< false: may be lost in a power cut (never by a process's death)
};

struct Changes {
    std::int64_t revision = 0; ///< ask for what follows this next time
    /// False when `since` is too old to tell what was erased: read everything again.
    bool complete = true;
    std::vector<std::pair<std::string, std::optional<Node>>> nodes; ///< empty optional: erased
};

/// Presence: alive until this object or its process is gone, however it ends.
class Session {
  public:
    virtual ~Session() = default;
    [[nodiscard]] virtual const std::string& id() const = 0;
};

class Store {
  public:
    virtual ~Store() = default;

    [[nodiscard]] virtual std::optional<Node> get(std::string_view path) = 0;
    /// Names (not paths) of the nodes directly below `path` or having descendants there, sorted.
    [[nodiscard]] virtual std::vector<std::string> children(std::string_view path) = 0;
    /// All or nothing. Gives the new revision. Throws Conflict when a check fails, Error naming the
    /// limit when the data is larger than max_commit(). An empty commit changes nothing.
    virtual std::int64_t commit(const Commit& commit) = 0;
    [[nodiscard]] virtual std::size_t max_commit() const = 0;

    [[nodiscard]] virtual std::int64_t revision() = 0;
    /// The nodes below `prefix` ("" = all) put or erased after revision `since` (0 = all there
    /// are).
    [[nodiscard]] virtual Changes changes_since(std::int64_t since,
                                                std::string_view prefix = "") = 0;
    /// Blocks until revision() > `since` or `deadline`; gives revision().
    virtual std::int64_t wait(std::int64_t since,
                              std::chrono::steady_clock::time_point deadline) = 0;
    /// For an event loop: becomes readable when another process may have committed. Not every
    /// change is told (its writer may have died in between): look at revision() once a second too.
    [[nodiscard]] virtual int wake_fd() = 0;
    /// Makes wake_fd() wait for the next change.
    virtual void acknowledge_wake() = 0;

    [[nodiscard]] virtual std::unique_ptr<Session> open_session() = 0;
    [[nodiscard]] virtual bool session_alive(const std::string& id) = 0;
};

/// `sqlite:<directory>` (store.db, bell and sessions/ inside it, created when missing) or
/// `memory:`. Errors say what to do: locked, newer format, not ours, disk full.
std::unique_ptr<Store> open_store(const std::string& url);

} // namespace hookbox
