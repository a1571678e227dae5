// A home is a machine: the directory with its store, charms, units and logs; the lock of its one
// agent; and the runtime directory of the agent's sockets. Knows where things are and that they
// are ours; starts nothing.
#pragma once

#include "base/fd.hpp"
#include "hook/compat.hpp"

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace hookbox {

/// $HOOKBOX_HOME, else $XDG_STATE_HOME/hookbox, else ~/.local/state/hookbox; absolute. Throws Error
/// when the environment names none.
std::filesystem::path locate_home();

class Home {
  public:
    /// Creates the directory (0700) when missing. Throws Error when it belongs to another user or
    /// others may enter it.
    explicit Home(const std::filesystem::path& root = locate_home());

    /// Absolute, without symbolic links: one home has one name.
    [[nodiscard]] const std::filesystem::path& root() const noexcept { return root_; }
    [[nodiscard]] std::string store_url() const { return "sqlite:" + root_.string(); }
    [[nodiscard]] std::filesystem::path agent_log() const { return root_ / "agent.log"; }
    [[nodiscard]] std::filesystem::path lock_file() const { return root_ / "agent.lock"; }
    /// What the contents of secrets are sealed with.
    [[nodiscard]] std::filesystem::path secret_key() const { return root_ / "secret.key"; }
    [[nodiscard]] std::filesystem::path history() const { return root_ / "history.db"; }
    [[nodiscard]] std::filesystem::path charms() const { return root_ / "charms"; }
    [[nodiscard]] std::filesystem::path resources() const { return root_ / "resources"; }
    [[nodiscard]] std::filesystem::path storage() const { return root_ / "storage"; }
    /// What leads the PATH of hooks under each Juju that is played.
    [[nodiscard]] std::filesystem::path tools(Compat compat) const;
    [[nodiscard]] std::filesystem::path logs() const { return root_ / "log"; }
    [[nodiscard]] std::filesystem::path machine_lock_log() const {
        return logs() / "machine-lock.log";
    }
    /// A unit's own things; `unit` is a name as "db/0".
    [[nodiscard]] std::filesystem::path unit_directory(std::string_view unit) const;
    [[nodiscard]] std::filesystem::path charm_directory(std::string_view unit) const {
        return unit_directory(unit) / "charm";
    }
    /// Leads to the socket on which the unit's agent takes commands, wherever that is.
    [[nodiscard]] std::filesystem::path commands_socket(std::string_view unit) const {
        return unit_directory(unit) / "run.socket";
    }
    [[nodiscard]] std::filesystem::path unit_log(std::string_view unit) const;

  private:
    std::filesystem::path root_;
};

/// The right to be this home's agent: held while the object lives, freed by the kernel when its
/// process dies. Children do not inherit it.
class AgentLock {
  public:
    // Both wait a moment while the lock is held in the name of a process that is dead: it was
    // killed as it started a child, which lets go of the lock once it runs its own program.

    /// Takes the lock and writes our pid into it; nothing when another process holds it.
    static std::optional<AgentLock> acquire(const Home& home);
    /// The process holding the lock now; nothing when it is free. Takes nothing.
    static std::optional<pid_t> holder(const Home& home);

  private:
    explicit AgentLock(Fd file) : file_(std::move(file)) {}
    Fd file_;
};

/// Where the agent's sockets are: a private directory below $XDG_RUNTIME_DIR or /tmp, named after
/// the home, with a path short enough for a socket. Removed with the object. To be made by the
/// holder of the AgentLock only: it clears what a killed agent left.
class RuntimeDirectory {
  public:
    explicit RuntimeDirectory(const Home& home);
    RuntimeDirectory(const RuntimeDirectory&) = delete;
    RuntimeDirectory& operator=(const RuntimeDirectory&) = delete;
    ~RuntimeDirectory();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// The unit's socket, under 108 bytes whatever the length of its name.
    [[nodiscard]] std::string socket(std::string_view unit) const;
    /// The one for commands, the same.
    [[nodiscard]] std::string commands_socket(std::string_view unit) const;

  private:
    [[nodiscard]] std::string place(std::string_view unit, const char* suffix) const;

    std::filesystem::path path_;
};

} // namespace hookbox
