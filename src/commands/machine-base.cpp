#include "commands/machine-base.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <string_view>

namespace hookbox {
namespace {

std::string field(std::string_view text, std::string_view key, const char* otherwise) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (!line.starts_with(key))
            continue;
        line.remove_prefix(key.size());
        if (line.size() >= 2 && line.starts_with('"') && line.ends_with('"'))
            line = line.substr(1, line.size() - 2);
        return std::string(line);
    }
    return otherwise;
}

} // namespace

std::string machine_base() {
    std::string release;
    try {
        release = read_file("/etc/os-release");
    } catch (const SystemError&) { // a machine may be without
    }
    return field(release, "ID=", "linux") + "@" + field(release, "VERSION_ID=", "0");
}

} // namespace hookbox
