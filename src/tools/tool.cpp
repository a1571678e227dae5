#include "tools/tool.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace hookbox {
namespace {

/// Reads /etc/passwd alone: a static program cannot ask the name services.
std::string home_of(const std::string& user) {
    if (user.empty()) {
        const char* home = std::getenv("HOME");
        return home == nullptr ? "" : home;
    }
    const std::unique_ptr<FILE, int (*)(FILE*)> users(std::fopen("/etc/passwd", "re"), std::fclose);
    while (const passwd* entry = users ? fgetpwent(users.get()) : nullptr)
        if (user == entry->pw_name)
            return entry->pw_dir;
    throw Error("no such user: user: unknown user " + user);
}

std::string expand_home(const std::string& path) {
    if (path.empty() || path[0] != '~')
        return path;
    const std::size_t slash = std::min(path.find('/'), path.size());
    return home_of(path.substr(1, slash - 1)) + path.substr(slash);
}

} // namespace

const std::string& ToolIo::read_input() const {
    if (!input)
        throw NeedsInput();
    return *input;
}

std::string ToolIo::absolute(const std::string& path) const {
    std::string whole = path;
    try {
        whole = expand_home(path);
    } catch (const Error&) {
        // Juju, too, takes ~ of an unknown user as a name like any other.
    }
    return clean_path(std::filesystem::path(directory) / whole);
}

void ToolIo::print(const Output& to, const std::string& text) {
    if (to.path.empty()) {
        output += text;
        return;
    }
    // Nothing here may wait for a pipe's reader: the agent has one thread.
    overwrite_file(absolute(to.path), text, O_NONBLOCK);
}

void ToolIo::print_value(const Output& to, const Value& value) {
    print(to, format_value(value, to.format, dialect));
}

std::string ToolIo::read_file(const std::string& path) const {
    const std::string whole = absolute(expand_home(path));
    std::error_code unknown;
    if (std::filesystem::is_fifo(whole, unknown))
        throw Error("read " + whole + ": is a pipe; use --file - and standard input");
    return hookbox::read_file(whole);
}

const Tool* find_tool(std::string_view name, Compat compat) noexcept {
    for (const Tool* tool : all_tools()) {
        const bool known = compat == Compat::juju1   ? tool->juju1
                           : compat == Compat::juju3 ? tool->juju3
                                                     : tool->juju4;
        if (known && tool->text.name == name)
            return tool;
    }
    return nullptr;
}

} // namespace hookbox
