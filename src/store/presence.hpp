// Sessions of processes on one machine: each holds flock on a file named as its id, so the kernel
// ends it however the process dies. Whoever opens a session removes the files of dead ones.
#pragma once

#include "store/store.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace hookbox {

/// Throws SystemError. `directory` must exist.
std::unique_ptr<Session> open_file_session(const std::filesystem::path& directory);
bool file_session_alive(const std::filesystem::path& directory, const std::string& id);

} // namespace hookbox
