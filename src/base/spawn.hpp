// What is done between fork and exec, as one value: a new session, no signal blocked or ignored,
// then the steps asked for, in their order. Starts the program only; whoever spawns it waits for
// it.
#pragma once

#include <spawn.h>
#include <sys/types.h>

#include <string>
#include <vector>

namespace hookbox {

class SpawnPlan {
  public:
    /// Every failure is a SystemError "<what>: …".
    explicit SpawnPlan(std::string what);
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan();
    void change_directory(const std::string& directory);
    void open(int fd, const std::string& path, int flags, mode_t mode = 0);
    void duplicate(int fd, int as);
    void close_from(int fd);
    /// Blocks until the program is executed. Its first argument is its name.
    pid_t spawn(const std::string& program, const std::vector<std::string>& arguments,
                const std::vector<std::string>& environment) const;

  private:
    void check(int error_number) const;

    std::string what_;
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

} // namespace hookbox
