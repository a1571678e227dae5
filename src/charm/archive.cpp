#include "charm/archive.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "charm/member.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <minizip/unzip.h>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_members = 100'000, longest_name = 4096;
constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30;

struct ArchiveMember {
    std::string path; ///< without a final slash
    unsigned mode = 0;
    std::uint64_t size = 0;
};

/// A path that stays where it begins.
void check_path(const std::string& path) {
    const auto refuse = [&] { throw Error("member \"" + path + "\" leads out of the charm"); };
    if (path.empty() || path.front() == '/' || path.find('\0') != path.npos)
        refuse();
    for (const fs::path& part : fs::path(path))
        if (part.empty() || part == "." || part == "..")
            refuse();
}

class ZipArchive {
  public:
    explicit ZipArchive(const fs::path& path) : file_(::unzOpen64(path.c_str())) {
        if (file_ == nullptr)
            throw Error("not a zip archive");
        if (::unzGetGlobalInfo64(file_, &info_) != UNZ_OK || info_.number_entry > most_members) {
            ::unzClose(file_);
            throw Error("more than " + std::to_string(most_members) + " members");
        }
    }
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;
    ~ZipArchive() { ::unzClose(file_); }

    /// Goes to the first or the next member; false after the last.
    bool advance() {
        const int result = begun_ ? ::unzGoToNextFile(file_) : ::unzGoToFirstFile(file_);
        begun_ = true;
        if (result != UNZ_OK && result != UNZ_END_OF_LIST_OF_FILE)
            throw Error("the list of members is damaged");
        return result == UNZ_OK && info_.number_entry > 0;
    }

    ArchiveMember member() const {
        unz_file_info64 info{};
        std::string name(longest_name + 1, '\0');
        if (::unzGetCurrentFileInfo64(file_, &info, name.data(), name.size(), nullptr, 0, nullptr,
                                      0) != UNZ_OK)
            throw Error("the list of members is damaged");
        if (info.size_filename > longest_name)
            throw Error("a member's name is too long");
        name.resize(info.size_filename);
        if ((info.flag & 1U) != 0)
            throw Error("member \"" + name + "\" is encrypted");
        const bool unix_made = info.version >> 8 == 3 || info.version >> 8 == 19;
        unsigned mode = unix_made ? static_cast<unsigned>(info.external_fa >> 16) : 0;
        if (name.ends_with('/')) {
            name.pop_back();
            mode = (mode & ~S_IFMT) | S_IFDIR;
        } else if ((mode & S_IFMT) == 0) {
            mode |= S_IFREG;
        }
        check_path(name);
        return {std::move(name), mode, info.uncompressed_size};
    }

    /// Gives the content of `member`, the current one, in pieces.
    template <class Use> void read(const ArchiveMember& member, Use use) {
        const auto damaged = [&] { throw Error("member \"" + member.path + "\" is damaged"); };
        const std::uint64_t before = unpacked_;
        if (::unzOpenCurrentFile(file_) != UNZ_OK)
            damaged();
        char buffer[65536];
        int count = 0;
        while ((count = ::unzReadCurrentFile(file_, buffer, sizeof buffer)) > 0) {
            unpacked_ += static_cast<std::uint64_t>(count);
            if (unpacked_ > most_bytes)
                throw Error("more than " + std::to_string(most_bytes >> 20) + " MiB unpacked");
            use(std::string_view(buffer, static_cast<std::size_t>(count)));
        }
        // Closing checks the sum, but only of members that are whole.
        if (count < 0 || ::unzCloseCurrentFile(file_) != UNZ_OK ||
            unpacked_ - before != member.size)
            damaged();
    }

  private:
    unzFile file_;
    unz_global_info64 info_{};
    bool begun_ = false;
    std::uint64_t unpacked_ = 0;
};

void unpack(ZipArchive& archive, const fs::path& target) {
    std::set<std::string> seen;
    std::vector<std::pair<std::string, std::string>> links;
    while (archive.advance()) {
        const ArchiveMember member = archive.member();
        const fs::path path = target / member.path;
        if (!seen.insert(member.path).second)
            throw Error("member \"" + member.path + "\" appears twice");
        fs::create_directories(path.parent_path());
        if (S_ISDIR(member.mode)) {
            fs::create_directories(path);
        } else if (S_ISLNK(member.mode)) {
            std::string& link = links.emplace_back(member.path, "").second;
            archive.read(member, [&](std::string_view piece) {
                if (link.append(piece).size() > longest_name)
                    throw Error("link \"" + member.path + "\" is too long");
            });
        } else if (S_ISREG(member.mode)) {
            const unsigned mode = (member.mode & S_IXUSR) != 0 ? 0755 : 0644;
            const Fd file = open_file(path, O_WRONLY | O_CREAT | O_EXCL, mode);
            archive.read(member,
                         [&](std::string_view piece) { write_all(file.get(), piece, path); });
        } else {
            throw Error("member \"" + member.path + "\" is no file, directory or link");
        }
    }
    // Last of all, so that nothing is written through one.
    for (const auto& [path, link] : links)
        fs::create_symlink(link, target / path);
}

} // namespace

void unpack_archive(const fs::path& archive, const fs::path& target) {
    const std::string prefix = "cannot read charm archive \"" + archive.string() + "\": ";
    try {
        ZipArchive zip(archive);
        unpack(zip, target);
    } catch (const fs::filesystem_error& error) {
        throw Error(prefix + error.path1().lexically_relative(target).string() + ": " +
                    errno_text(error.code().value()));
    } catch (const Error& error) {
        throw Error(prefix + error.what());
    }
}

} // namespace hookbox
