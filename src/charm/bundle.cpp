#include "charm/bundle.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"
#include "base/file.hpp"
#include "base/sync.hpp"
#include "charm/archive.hpp"
#include "charm/derive.hpp"
#include "charm/ignore.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

using Accept = std::function<void(const Charm&)>;

constexpr std::string_view partial_prefix = ".packing-";

/// A directory being filled, named after its process. Removed unless kept.
class PartialBundle {
  public:
    explicit PartialBundle(const fs::path& cache)
        : path_(cache /
                (std::string(partial_prefix) + std::to_string(::getpid()) + "-" + random_hex(4))) {
        fs::create_directory(path_);
    }
    PartialBundle(const PartialBundle&) = delete;
    PartialBundle& operator=(const PartialBundle&) = delete;
    ~PartialBundle() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const noexcept { return path_; }

  private:
    fs::path path_;
};

/// Removes what packers left that were killed.
void clear_partial_bundles(const fs::path& cache) {
    for (const auto& entry : fs::directory_iterator(cache)) {
        const std::string name = entry.path().filename();
        pid_t pid = 0;
        if (name.starts_with(partial_prefix))
            std::from_chars(name.data() + partial_prefix.size(), name.data() + name.size(), pid);
        if (pid > 0 && ::kill(pid, 0) != 0 && errno == ESRCH)
            fs::remove_all(entry.path());
    }
}

void check_link(const std::string& path, const fs::path& target) {
    const auto refuse = [&](const char* why) {
        throw Error("symlink \"" + path + "\" " + why + ": \"" + target.string() + "\"");
    };
    if (target.is_absolute())
        refuse("is absolute");
    const fs::path end = (fs::path(path).parent_path() / target).lexically_normal();
    if (!end.empty() && *end.begin() == "..")
        refuse("links out of charm");
}

Member read_member(const fs::path& root, const std::string& path) {
    struct stat status {};
    if (::lstat((root / path).c_str(), &status) != 0)
        throw SystemError("stat " + (root / path).string(), errno);
    const auto refuse = [&](const char* what) {
        throw Error(std::string("file ") + what + ": \"" + path + "\"");
    };
    Member member{.path = path, .kind = Member::Kind::file, .executable = false, .content = {}};
    switch (status.st_mode & S_IFMT) {
    case S_IFDIR:
        member.kind = Member::Kind::directory;
        break;
    case S_IFLNK:
        member.kind = Member::Kind::link;
        member.content = fs::read_symlink(root / path).string();
        break;
    case S_IFREG:
        member.executable = (status.st_mode & S_IXUSR) != 0;
        break;
    case S_IFIFO:
        refuse("is a named pipe");
        break;
    case S_IFSOCK:
        refuse("is a socket");
        break;
    case S_IFCHR:
    case S_IFBLK:
        refuse("is a device");
        break;
    default:
        refuse("has an unknown type");
    }
    return member;
}

void walk(const fs::path& root, const std::string& below, const IgnoreRules* rules,
          std::vector<Member>& members) {
    for (const auto& entry : fs::directory_iterator(root / below)) {
        const std::string name = entry.path().filename();
        const std::string path = below.empty() ? name : below + "/" + name;
        const bool directory = entry.symlink_status().type() == fs::file_type::directory;
        if (rules != nullptr && rules->ignores(path, directory))
            continue;
        members.push_back(read_member(root, path));
        if (directory)
            walk(root, path, rules, members);
    }
}

void sort_members(std::vector<Member>& members) {
    std::ranges::sort(members, {}, &Member::path);
}

std::vector<Member> hashed_members(const fs::path& bundle) {
    std::vector<Member> members = bundle_members(bundle);
    for (Member& member : members)
        if (member.kind == Member::Kind::file)
            member.content = hash_file(bundle / member.path);
    return members;
}

bool renamed(const fs::path& partial, const fs::path& bundle) {
    fault_point("before-publish");
    if (::rename(partial.c_str(), bundle.c_str()) != 0)
        return false;
    fault_point("after-publish");
    return true;
}

/// Gives the filled directory its name; an intact bundle that is already there stays.
void publish(const fs::path& partial, const fs::path& bundle, const std::string& sha256) {
    if (renamed(partial, bundle))
        return;
    if (errno != EEXIST && errno != ENOTEMPTY)
        throw SystemError("rename " + bundle.string(), errno);
    if (digest_of(hashed_members(bundle)) == sha256)
        return; // not damaged
    fs::remove_all(bundle);
    if (!renamed(partial, bundle))
        throw SystemError("rename " + bundle.string(), errno);
}

/// Members whose links have been judged by their text: what is behind other links counts, too.
void check_link_ends(const fs::path& root, const std::vector<Member>& members) {
    const fs::path charm = fs::canonical(root);
    for (const Member& member : members) {
        if (member.kind != Member::Kind::link)
            continue;
        check_link(member.path, member.content);
        std::error_code error;
        const fs::path end = fs::weakly_canonical(
            charm / fs::path(member.path).parent_path() / member.content, error);
        if (error == std::errc::too_many_symbolic_link_levels)
            continue; // leads in a circle, nowhere else
        if (error || std::ranges::mismatch(charm, end).in1 != charm.end())
            throw Error("symlink \"" + member.path + "\" links out of charm: \"" + member.content +
                        "\"");
    }
}

/// Adds what the charm in `directory` lacks to it and to its `members`.
void add_derived_files(const fs::path& directory, std::vector<Member>& members,
                       const std::vector<DerivedFile>& files) {
    for (const DerivedFile& file : files) {
        write_file(directory / file.path, file.text, file.executable ? 0755 : 0644);
        members.push_back(
            {file.path, Member::Kind::file, file.executable, hash_file(directory / file.path)});
    }
    sort_members(members);
}

/// Gives `partial`, filled with `members`, its place in the cache.
PackedCharm keep(const fs::path& partial, std::vector<Member>& members, Charm charm,
                 std::vector<std::string> warnings) {
    check_link_ends(partial, members);
    PackedCharm packed{std::move(charm), digest_of(members), std::move(warnings)};
    packed.charm.directory = partial.parent_path() / packed.sha256;
    sync_file_system(partial);
    publish(partial, packed.charm.directory, packed.sha256);
    sync_directory(packed.charm.directory.parent_path());
    return packed;
}

PackedCharm pack_directory(const fs::path& source, const fs::path& cache, const Accept& accept) {
    Charm charm = read_charm(source);
    accept(charm);
    const std::vector<DerivedFile> derived = derived_files(source);
    IgnoreRules rules;
    if (fs::exists(source / ".jujuignore"))
        rules.add(read_file(source / ".jujuignore"));
    const fs::path root = fs::canonical(source);
    std::vector<Member> members;
    walk(root, "", &rules, members);

    const auto hooks = implied_hooks(charm.metadata);
    const bool python = std::ranges::count(derived, "dispatch", &DerivedFile::path) > 0;
    std::vector<std::string> warnings;
    for (Member& member : members) {
        if (member.kind == Member::Kind::link)
            check_link(member.path, member.content);
        const bool is_run =
            (member.path.starts_with("hooks/") && hooks.contains(member.path.substr(6))) ||
            (python && member.path == "src/charm.py");
        if (member.kind == Member::Kind::file && !member.executable && is_run) {
            warnings.push_back("making \"" + (source / member.path).string() +
                               "\" executable in charm");
            member.executable = true;
        }
    }

    make_private_directories(cache);
    clear_partial_bundles(cache);
    const PartialBundle partial(cache);
    sort_members(members);
    for (Member& member : members)
        member.content = copy_member(member, root, partial.path());
    add_derived_files(partial.path(), members, derived);
    return keep(partial.path(), members, std::move(charm), std::move(warnings));
}

PackedCharm pack_archive(const fs::path& source, const fs::path& cache, const Accept& accept) {
    make_private_directories(cache);
    clear_partial_bundles(cache);
    const PartialBundle partial(cache);
    unpack_archive(source, partial.path());
    std::vector<Member> members = hashed_members(partial.path());
    check_link_ends(partial.path(), members);
    try {
        add_derived_files(partial.path(), members, derived_files(partial.path()));
        Charm charm = read_charm(partial.path());
        accept(charm);
        return keep(partial.path(), members, std::move(charm), {});
    } catch (const Error& error) {
        std::string text = error.what(); // names what will be gone in a moment
        if (const auto place = text.find(partial.path().string()); place != text.npos)
            throw Error(text.replace(place, partial.path().string().size(), source.string()));
        throw;
    }
}

} // namespace

std::vector<Member> bundle_members(const fs::path& bundle) {
    if (!fs::is_directory(bundle))
        throw NotFound("charm bundle " + bundle.filename().string() + " not found");
    std::vector<Member> members;
    walk(bundle, "", nullptr, members);
    sort_members(members);
    return members;
}

PackedCharm pack_charm(const fs::path& source, const fs::path& cache,
                       const std::function<void(const Charm&)>& accept) {
    const Accept check = accept ? accept : [](const Charm&) {};
    try {
        return fs::is_regular_file(source) ? pack_archive(source, cache, check)
                                           : pack_directory(source, cache, check);
    } catch (const fs::filesystem_error& error) {
        throw SystemError(error.path1().string(), error.code().value());
    }
}

} // namespace hookbox
