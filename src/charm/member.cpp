#include "charm/member.hpp"

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

/// Reads the whole file, gives each piece to `use`, and returns the digest of all.
template <class Use> std::string read_pieces(const fs::path& source, Use use) {
    const Fd in = open_file(source, O_RDONLY | O_NOFOLLOW);
    Sha256 digest;
    char buffer[65536];
    while (true) {
        const ssize_t count = ::read(in.get(), buffer, sizeof buffer);
        if (count < 0 && errno != EINTR)
            throw SystemError("read " + source.string(), errno);
        if (count == 0)
            return digest.hex();
        if (count > 0) {
            const std::string_view piece(buffer, static_cast<std::size_t>(count));
            digest.add(piece);
            use(piece);
        }
    }
}

std::string copy_file(const fs::path& source, const fs::path& target, unsigned mode) {
    const Fd out = open_file(target, O_WRONLY | O_CREAT | O_EXCL, mode);
    if (::fchmod(out.get(), mode) != 0) // whatever the umask
        throw SystemError("chmod " + target.string(), errno);
    return read_pieces(source,
                       [&](std::string_view piece) { write_all(out.get(), piece, target); });
}

} // namespace

void write_all(int fd, std::string_view data, const fs::path& path) {
    while (!data.empty()) {
        const ssize_t count = ::write(fd, data.data(), data.size());
        if (count < 0 && errno != EINTR)
            throw SystemError("write " + path.string(), errno);
        if (count > 0)
            data.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::string digest_of(const std::vector<Member>& members) {
    Sha256 digest;
    for (const Member& member : members) {
        static const char kinds[] = {'d', 'f', 'l'};
        digest.add({&kinds[static_cast<int>(member.kind)], 1});
        digest.add(member.executable ? "x" : "-");
        digest.add(member.path);
        digest.add(std::string_view("\0", 1));
        digest.add(member.content);
        digest.add(std::string_view("\0", 1));
    }
    return digest.hex();
}

std::string hash_file(const fs::path& path) {
    return read_pieces(path, [](std::string_view) {});
}

std::string copy_member(const Member& member, const fs::path& source, const fs::path& target) {
    const fs::path path = target / member.path;
    const auto present = fs::symlink_status(path).type();
    if (member.kind == Member::Kind::directory) {
        if (present != fs::file_type::directory) {
            fs::remove(path);
            fs::create_directory(path);
            fs::permissions(path, fs::perms{0755});
        }
        return member.content;
    }
    if (present != fs::file_type::not_found)
        fs::remove_all(path);
    if (member.kind == Member::Kind::link) {
        fs::create_symlink(member.content, path);
        return member.content;
    }
    return copy_file(source / member.path, path, member.executable ? 0755 : 0644);
}

} // namespace hookbox
