#include "store/path.hpp"

#include "base/error.hpp"

namespace hookbox {

void require_path(std::string_view path) {
    const bool valid = path == "/" || (path.starts_with('/') && !path.ends_with('/') &&
                                       path.find("//") == std::string_view::npos &&
                                       path.find('\0') == std::string_view::npos);
    if (!valid)
        throw Error("invalid path \"" + std::string(path) + "\"");
}

std::string_view parent_of(std::string_view path) {
    if (path == "/")
        return "";
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string prefix_below(std::string_view path) {
    return path.empty() || path == "/" ? "/" : std::string(path) + '/';
}

std::string end_of_prefix(std::string prefix) {
    prefix.back() = '/' + 1;
    return prefix;
}

} // namespace hookbox
