#include "commands/simulate/direct-call.hpp"

#include "base/error.hpp"

#include <unistd.h>

#include <cerrno>

namespace hookbox {
namespace {

constexpr std::string_view needs_input = "hook tool requires stdin, none supplied";

std::string read_all(int fd) {
    std::string text;
    char bytes[65536];
    while (fd >= 0) {
        const ssize_t count = ::read(fd, bytes, sizeof bytes);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw SystemError("cannot read stdin: read /dev/stdin", errno);
        if (count == 0)
            break;
        text.append(bytes, static_cast<std::size_t>(count));
    }
    return text;
}

} // namespace

ToolReply call_directly(ToolService& service, ToolRequest request, int input, Compat compat) {
    try {
        try {
            return service.answer(request);
        } catch (const Error& error) {
            if (error.what() != needs_input)
                throw;
        }
        request.input = read_all(input);
        request.input_set = true;
        return service.answer(request);
    } catch (const Error& error) {
        return {1, "",
                (compat == Compat::juju1 ? "error: " : "ERROR ") + std::string(error.what()) +
                    "\n"};
    }
}

} // namespace hookbox
