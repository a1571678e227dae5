#include "base/own-program.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"
#include "base/file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

namespace hookbox {
namespace {

std::filesystem::path find_own_program() {
    std::error_code error;
    std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        throw SystemError("readlink /proc/self/exe", error.value());
    if (program.native().ends_with(" (deleted)") && !std::filesystem::exists(program, error))
        throw Error("this executable was replaced or removed since it was started: \"" +
                    program.string() + "\"; start it again");
    return program;
}

} // namespace

const std::filesystem::path& own_program() {
    static const std::filesystem::path program = find_own_program();
    return program;
}

void put_link(const std::filesystem::path& link, const std::filesystem::path& target) {
    const std::string temporary = link.string() + ".tmp" + random_hex(4);
    if (::symlink(target.c_str(), temporary.c_str()) != 0)
        throw SystemError("symlink " + temporary, errno);
    fault_point("before-link");
    if (::rename(temporary.c_str(), link.c_str()) != 0) {
        const int number = errno;
        ::unlink(temporary.c_str());
        throw SystemError("rename " + link.string(), number);
    }
    fault_point("after-link");
}

} // namespace hookbox
