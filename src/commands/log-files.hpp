// The log files of a home, read as far as they go, again and again while they grow, are rotated
// and appear.
#pragma once

#include "agent/home.hpp"
#include "base/fd.hpp"
#include "commands/log-record.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace hookbox {

class LogFiles {
  public:
    explicit LogFiles(const Home& home);
    /// What was written since the last call, in the order of time; at first everything, files put
    /// aside by rotation included.
    std::vector<LogRecord> read();
    /// Blocks until there may be more. False when nobody reads our standard output any more.
    bool wait();

  private:
    struct File {
        Fd file;
        ino_t inode = 0;
        std::string partial;           ///< a line whose end is not written yet
        std::optional<LogRecord> last; ///< to which further lines belong
    };
    using Records = std::vector<LogRecord>;

    [[nodiscard]] std::map<std::string, std::filesystem::path> current_files() const;
    void read_file(const std::string& entity, const std::filesystem::path& path, Records& records);
    static void read_rest(const std::string& entity, File& file, Records& records);
    void watch(const std::filesystem::path& path);

    Home home_;
    std::map<std::string, File> files_; ///< by entity
    Fd inotify_;
};

} // namespace hookbox
