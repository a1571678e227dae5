// The file that every committer touches, so that watchers of it wake: inotify on the database's
// own files fires before a commit can be read. Touching after the commit loses nothing but the
// commits of a writer killed in between.
#pragma once

#include "base/fd.hpp"

#include <filesystem>

namespace hookbox {

class Bell {
  public:
    /// Creates `file` when it is missing.
    explicit Bell(const std::filesystem::path& file);
    /// Never throws: a commit that succeeded must not be reported as failed.
    void ring() noexcept;

  private:
    Fd file_;
};

class BellWatch {
  public:
    explicit BellWatch(const std::filesystem::path& file);
    /// Readable once the bell was rung after the watch began or was last cleared.
    [[nodiscard]] int fd() const noexcept { return inotify_.get(); }
    void clear() noexcept;

  private:
    Fd inotify_;
};

} // namespace hookbox
