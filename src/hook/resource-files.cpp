#include "hook/resource-files.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"
#include "base/file.hpp"
#include "base/sync.hpp"

namespace hookbox {
namespace {

namespace fs = std::filesystem;

/// What an image's details are called, which have no name of their own.
constexpr const char* image_file = "content.yaml";

constexpr const char* unfinished_prefix = ".new-";

/// Beside where it is to be, until it is whole.
fs::path unfinished(const fs::path& directory) {
    return directory / (unfinished_prefix + random_hex(8));
}

void finish(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fault_point("before-resource");
    fs::rename(from, to, error);
    fault_point("after-resource");
    if (error)
        throw Error("cannot put " + to.string() + " in place: " + error.message());
    sync_directory(to.parent_path());
}

bool has_content(const fs::path& path, const Fingerprint& content) {
    std::error_code error;
    return fs::is_regular_file(fs::symlink_status(path, error)) &&
           static_cast<std::int64_t>(fs::file_size(path, error)) == content.size && !error &&
           fingerprint_file(path) == content;
}

} // namespace

Fingerprint keep_resource(const fs::path& cache, const fs::path& source) {
    make_private_directories(cache);
    const fs::path copy = unfinished(cache);
    try {
        Fingerprint content = copy_with_fingerprint(source, copy);
        finish(copy, cache / content.hex);
        return content;
    } catch (...) {
        std::error_code ignored;
        fs::remove(copy, ignored);
        throw;
    }
}

Fingerprint keep_resource_text(const fs::path& cache, std::string_view text) {
    make_private_directories(cache);
    Fingerprint content = fingerprint_of(text);
    write_file(cache / content.hex, text, 0600, true);
    return content;
}

fs::path resource_path(const ResourcePlaces& places, const CharmResource& declared) {
    return places.unit / declared.name /
           (declared.type == "file" ? declared.filename : std::string(image_file));
}

void fetch_resource(const ResourcePlaces& places, const CharmResource& declared,
                    const Fingerprint& content) {
    const fs::path path = resource_path(places, declared);
    if (has_content(path, content))
        return;
    make_private_directories(path.parent_path());
    const fs::path copy = unfinished(path.parent_path());
    try {
        if (copy_with_fingerprint(places.cache / content.hex, copy) != content)
            throw Error("the stored file is damaged");
        finish(copy, path);
    } catch (...) {
        std::error_code ignored;
        fs::remove(copy, ignored);
        throw;
    }
}

void remove_unfinished(const fs::path& directory, std::chrono::seconds age) {
    std::error_code error;
    for (fs::recursive_directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error)) {
        if (!entry->path().filename().string().starts_with(unfinished_prefix))
            continue;
        std::error_code gone;
        const fs::file_time_type written = entry->last_write_time(gone);
        if (!gone && fs::file_time_type::clock::now() - written >= age)
            fs::remove(entry->path(), gone);
    }
}

} // namespace hookbox
