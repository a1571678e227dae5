#include "base/os-release.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

namespace hookbox {
namespace {

constexpr const char* places[] = {"/etc/os-release", "/usr/lib/os-release"};

std::string_view unquoted(std::string_view text) {
    if (text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0])
        return text.substr(1, text.size() - 2);
    return text;
}

} // namespace

bool OsRelease::resembles(std::string_view system) const {
    return id == system ||
           (" " + like + " ").find(" " + std::string(system) + " ") != std::string::npos;
}

OsRelease parse_os_release(std::string_view text) {
    OsRelease release;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos)
            continue;
        const std::string_view key = line.substr(0, equals);
        const std::string_view value = unquoted(line.substr(equals + 1));
        if (key == "ID")
            release.id = value;
        else if (key == "ID_LIKE")
            release.like = value;
        else if (key == "VERSION_ID")
            release.version = value;
    }
    return release;
}

OsRelease read_os_release() {
    for (const char* place : places) {
        try {
            return parse_os_release(read_file(place));
        } catch (const SystemError&) {
            continue; // the next place, or none at all
        }
    }
    return {};
}

} // namespace hookbox
