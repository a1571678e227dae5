#include "agent/tool-links.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "tools/tool.hpp"

#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace hookbox {

void link_tools(const std::filesystem::path& directory, Compat compat) {
    make_private_directories(directory);
    std::error_code unreadable;
    const std::filesystem::path program =
        std::filesystem::read_symlink("/proc/self/exe", unreadable);
    if (unreadable)
        throw SystemError("readlink /proc/self/exe", unreadable.value());
    for (const Tool* tool : all_tools()) {
        if (find_tool(tool->text.name, compat) == nullptr)
            continue;
        const std::filesystem::path link = directory / tool->text.name;
        if (::symlink(program.c_str(), link.c_str()) == 0)
            continue;
        if (std::filesystem::read_symlink(link, unreadable) == program)
            continue;
        // A rename replaces the link as one step: hooks may be looking.
        const std::string temporary = link.string() + ".tmp" + random_hex(4);
        if (::symlink(program.c_str(), temporary.c_str()) != 0 ||
            ::rename(temporary.c_str(), link.c_str()) != 0)
            throw SystemError("link " + link.string(), errno);
    }
}

} // namespace hookbox
