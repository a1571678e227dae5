#include "agent/storage-files.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"
#include "base/file.hpp"
#include "base/quote.hpp"
#include "base/sync.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <limits>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

fs::path files_of(const Home& home, std::string_view id) {
    return home.storage() / id;
}

bool within(const fs::path& path, const fs::path& directory) {
    const fs::path relative = path.lexically_normal().lexically_relative(directory);
    return !relative.empty() && *relative.begin() != "..";
}

bool links_to(const fs::path& link, const fs::path& target) {
    std::error_code error;
    return fs::is_symlink(fs::symlink_status(link, error)) &&
           fs::read_symlink(link, error) == target;
}

void make_link(const fs::path& location, const fs::path& target) {
    if (links_to(location, target))
        return;
    std::error_code error;
    if (fs::symlink_status(location, error).type() != fs::file_type::not_found) {
        if (error)
            throw Error("cannot look at " + go_quoted(location.string()) + ": " + error.message());
        throw Error("there is something at " + go_quoted(location.string()) + " already");
    }
    fs::create_directories(location.parent_path(), error);
    fault_point("before-storage-link");
    if (!error)
        fs::create_symlink(target, location, error);
    fault_point("after-storage-link");
    if (error)
        throw Error("cannot make " + go_quoted(location.string()) + ": " + error.message());
    sync_directory(location.parent_path());
}

void make_file(const fs::path& path, std::int64_t size) {
    const Fd file = open_file(path, O_RDWR | O_CREAT);
    // Sparse: it takes the room that is written to. Never cut, for it might be in use.
    const off_t end = ::lseek(file.get(), 0, SEEK_END);
    if (size > std::numeric_limits<off_t>::max() >> 20)
        throw SystemError("set the size of " + path.string(), EFBIG);
    const auto wanted = static_cast<off_t>(size) << 20;
    if (end < wanted && (::ftruncate(file.get(), wanted) != 0 || ::fsync(file.get()) != 0))
        throw SystemError("set the size of " + path.string(), errno);
}

} // namespace

fs::path storage_location(const Home& home, const CharmStorage& declared, std::string_view id) {
    if (declared.type != "filesystem" || declared.location.empty())
        return files_of(home, id);
    const fs::path location = ("/" / fs::path(declared.location)).lexically_normal();
    if (within(location, home.storage()))
        throw Error("invalid location " + go_quoted(declared.location) + ": must not fall within " +
                    go_quoted(home.storage().string()));
    return declared.maximum == 1 ? location : location / id;
}

void make_storage(const Home& home, const StorageInstance& instance, const fs::path& location) {
    const fs::path files = files_of(home, instance.id);
    make_private_directories(files.parent_path());
    if (instance.kind == "block")
        make_file(files, instance.size);
    else
        make_private_directories(files);
    for (const fs::path& directory : {files.parent_path(), home.storage(), home.root()})
        sync_directory(directory);
    if (location != files)
        make_link(location, files);
}

void unlink_storage(const Home& home, std::string_view id, const fs::path& location) {
    if (!links_to(location, files_of(home, id)))
        return;
    std::error_code error;
    fault_point("before-storage-unlink");
    const bool removed = fs::remove(location, error);
    fault_point("after-storage-unlink");
    if (!removed && error)
        throw Error("cannot remove " + go_quoted(location.string()) + ": " + error.message());
}

void discard_storage(const Home& home, const Model& model) {
    for (const StorageInstance& instance : all_storage_instances(model)) {
        if (instance.life == Life::alive || !instance.unit.empty())
            continue;
        if (!instance.keep_files)
            remove_directories(files_of(home, instance.id));
        commit_with_retry(model, [&](Change& change) {
            if (const auto now = find_storage_instance(model, instance.id))
                erase_storage_instance(change, model, *now);
        });
    }
}

} // namespace hookbox
