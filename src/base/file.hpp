// Whole-file reads and writes, and directories of ours. Every call blocks on the file system
// and throws SystemError naming the path.
#pragma once

#include "base/fd.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace hookbox {

/// At most `limit` bytes; a larger file is an Error that names the limit.
std::string read_file(const std::filesystem::path& path, std::size_t limit = std::size_t{64} << 20);

/// Replaces `path` as one step (temporary file in the same directory, then rename).
/// `durable` also syncs file and directory, so that a power cut keeps old or new, never a mix.
void write_file(const std::filesystem::path& path, std::string_view data, unsigned mode = 0600,
                bool durable = false);

/// Writes into what `path` names, as a shell's `>` does: links are followed, devices and pipes
/// written to, a new file gets mode 0666 less the umask. `flags` are added to open(2)'s.
void overwrite_file(const std::filesystem::path& path, std::string_view data, int flags = 0);

/// Without what leads nowhere, as Go's filepath.Clean: "//", "." and "..", a slash at the end. Asks
/// no file system and throws nothing of its own.
std::string clean_path(const std::filesystem::path& path);

/// Creates the missing directories of `path`, each with mode 0700.
void make_private_directories(const std::filesystem::path& path);

/// Removes `path` and all below it, directories that nobody may write to included; absent is fine.
void remove_directories(const std::filesystem::path& path);

/// open(2) with O_CLOEXEC; a SystemError reads `open <path>: …` as Go's does.
Fd open_file(const std::filesystem::path& path, int flags, unsigned mode = 0600);

/// `bytes` bytes of the kernel's randomness as lower-case hexadecimal digits.
std::string random_hex(std::size_t bytes);

} // namespace hookbox
