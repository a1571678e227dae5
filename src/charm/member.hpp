// One entry of a charm's tree, and copying trees of them. Blocking; throws SystemError naming the
// path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

struct Member {
    enum class Kind { directory, file, link };
    std::string path; ///< relative to the charm, "hooks/install"
    Kind kind = Kind::file;
    bool executable = false; ///< files: 0755, else 0644
    std::string content;     ///< a file's SHA-256, a link's target
};

/// What names a tree by its content: the SHA-256 over its sorted members.
std::string digest_of(const std::vector<Member>& members);

/// Writes all of `data`; `path` is for the error.
void write_all(int fd, std::string_view data, const std::filesystem::path& path);

/// A file's SHA-256.
std::string hash_file(const std::filesystem::path& path);

/// Makes `member` of `source` in `target`, in place of what is there; a file's content is hashed on
/// the way and returned (for others Member::content as it was).
std::string copy_member(const Member& member, const std::filesystem::path& source,
                        const std::filesystem::path& target);

} // namespace hookbox
