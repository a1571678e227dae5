#include "base/spawn.hpp"

#include "base/error.hpp"

#include <csignal>
#include <utility>

namespace hookbox {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> list;
    list.reserve(texts.size() + 1);
    for (const std::string& text : texts)
        list.push_back(const_cast<char*>(text.c_str()));
    list.push_back(nullptr);
    return list;
}

} // namespace

SpawnPlan::SpawnPlan(std::string what) : what_(std::move(what)) {
    check(::posix_spawn_file_actions_init(&actions_));
    check(::posix_spawnattr_init(&attributes_));
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    check(::posix_spawnattr_setsigmask(&attributes_, &none));
    check(::posix_spawnattr_setsigdefault(&attributes_, &all));
    check(::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK |
                                                       POSIX_SPAWN_SETSIGDEF));
}

SpawnPlan::~SpawnPlan() {
    ::posix_spawnattr_destroy(&attributes_);
    ::posix_spawn_file_actions_destroy(&actions_);
}

void SpawnPlan::change_directory(const std::string& directory) {
    check(::posix_spawn_file_actions_addchdir_np(&actions_, directory.c_str()));
}

void SpawnPlan::open(int fd, const std::string& path, int flags, mode_t mode) {
    check(::posix_spawn_file_actions_addopen(&actions_, fd, path.c_str(), flags, mode));
}

void SpawnPlan::duplicate(int fd, int as) {
    check(::posix_spawn_file_actions_adddup2(&actions_, fd, as));
}

void SpawnPlan::close_from(int fd) {
    check(::posix_spawn_file_actions_addclosefrom_np(&actions_, fd));
}

pid_t SpawnPlan::spawn(const std::string& program, const std::vector<std::string>& arguments,
                       const std::vector<std::string>& environment) const {
    pid_t pid = -1;
    check(::posix_spawn(&pid, program.c_str(), &actions_, &attributes_, pointers(arguments).data(),
                        pointers(environment).data()));
    return pid;
}

void SpawnPlan::check(int error_number) const {
    if (error_number != 0)
        throw SystemError(what_, error_number);
}

} // namespace hookbox
