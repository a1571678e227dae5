#include "agent/tool-links.hpp"

#include "base/file.hpp"
#include "base/own-program.hpp"
#include "tools/tool.hpp"

#include <system_error>

namespace hookbox {

void link_tools(const std::filesystem::path& directory, Compat compat) {
    make_private_directories(directory);
    const std::filesystem::path& program = own_program();
    const auto place = [&](std::string_view name) {
        const std::filesystem::path link = directory / name;
        std::error_code absent;
        if (std::filesystem::read_symlink(link, absent) != program)
            put_link(link, program);
    };
    for (const Tool* tool : all_tools())
        if (find_tool(tool->text.name, compat) != nullptr)
            place(tool->text.name);
    // No tools, but to be found where hooks look: they are told that this is not for them.
    place("juju-exec");
    place("juju-run");
}

} // namespace hookbox
