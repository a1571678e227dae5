#include "agent/tool-links.hpp"

#include "base/file.hpp"
#include "base/own-program.hpp"
#include "tools/tool.hpp"

#include <system_error>

namespace hookbox {

void link_tools(const std::filesystem::path& directory, Compat compat) {
    make_private_directories(directory);
    const std::filesystem::path program = own_program();
    for (const Tool* tool : all_tools()) {
        if (find_tool(tool->text.name, compat) == nullptr)
            continue;
        const std::filesystem::path link = directory / tool->text.name;
        std::error_code absent;
        if (std::filesystem::read_symlink(link, absent) != program)
            put_link(link, program);
    }
}

} // namespace hookbox
