#include "forward.hpp"

#include "base/error.hpp"
#include "print-error.hpp"
#include "rpc/client.hpp"
#include "rpc/tls-stream.hpp"
#include "tls-target.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

namespace hookbox {
namespace {

/// Leaves room for the rest of a request, whose arguments the kernel bounds.
constexpr std::size_t max_input = max_message - (std::size_t{4} << 20);
/// Never destroyed: closing the socket wakes the server, which had better not happen before the end
/// of the process. Kept here, it is no leak either.
RpcClient* last_client = nullptr;
constexpr std::string_view needs_input = "hook tool requires stdin, none supplied";

/// An empty variable counts as not set.
const char* variable(const char* name) noexcept {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : nullptr;
}

struct Socket {
    const char* address = variable("JUJU_AGENT_SOCKET_ADDRESS");
    const char* network = variable("JUJU_AGENT_SOCKET_NETWORK");
    bool juju1 = false; ///< only the variable of Juju 1.x is there: its client's texts

    Socket() noexcept {
        const char* old = variable("JUJU_AGENT_SOCKET");
        if (address != nullptr || old == nullptr)
            return;
        juju1 = network == nullptr;
        address = old;
        network = juju1 ? "unix" : network;
    }
};

int fail(const Socket& socket, const std::string& text) {
    if (socket.juju1)
        write_all(STDERR_FILENO, "error: " + text + "\n");
    else
        print_error(text);
    return 1;
}

/// Nobody reading is no failure of the tool; what could not be stored is.
int print(const Socket& socket, const ToolReply& reply) {
    if (reply.output.empty() && reply.errors.empty())
        return reply.code;
    std::signal(SIGPIPE, SIG_IGN);
    if (!write_all(STDOUT_FILENO, reply.output) && errno != EPIPE && errno != EBADF)
        return fail(socket, "write /dev/stdout: " + errno_text(errno));
    write_all(STDERR_FILENO, reply.errors);
    return reply.code;
}

/// False with a reason. A closed standard input is an empty one.
bool read_input(std::string& input, std::string& reason) {
    char bytes[32768];
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count == 0 || (count < 0 && errno == EBADF))
            return true;
        if (count > 0) {
            input.append(bytes, static_cast<std::size_t>(count));
        } else if (errno == EAGAIN) {
            pollfd waiting{STDIN_FILENO, POLLIN, 0};
            ::poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            reason = "cannot read stdin: read /dev/stdin: " + errno_text(errno);
            return false;
        }
        if (input.size() > max_input) {
            reason = "cannot read stdin: larger than " + std::to_string(max_input) + " bytes";
            return false;
        }
    }
}

bool working_directory(std::string& directory) {
    char buffer[PATH_MAX];
    if (::getcwd(buffer, sizeof buffer) != nullptr) {
        directory = buffer;
        return true;
    }
    char* longer = errno == ERANGE ? ::getcwd(nullptr, 0) : nullptr;
    if (longer == nullptr)
        return false;
    directory = longer;
    std::free(longer);
    return true;
}

/// The call itself, once connected. `unreadable` is why the working directory is unknown, or 0.
template <class Client>
int exchange(const Socket& socket, Client& client, ToolRequest& request, int unreadable) {
    if (unreadable != 0)
        return fail(socket, "getwd: " + errno_text(unreadable));
    ToolReply reply;
    bool answered = client.call(reply);
    if (!answered && client.error() == needs_input) {
        std::string reason;
        if (!read_input(request.input, reason))
            return fail(socket, reason);
        request.input_set = true;
        client.prepare(request);
        answered = client.call(reply);
    }
    return answered ? print(socket, reply) : fail(socket, client.error());
}

int exchange_by_tls(const Socket& socket, ToolRequest& request, int unreadable) {
    const TlsStream::Target target = tls_target(socket.address);
    std::signal(SIGPIPE, SIG_IGN);
    StreamClient<TlsStream> client;
    client.prepare(request);
    if (!client.dial(target))
        return fail(socket, client.error() + tls_advice(client.stream().problem()));
    return exchange(socket, client, request, unreadable);
}

} // namespace

bool can_forward_early() noexcept {
    const Socket socket;
    return socket.network == nullptr || std::strcmp(socket.network, "tcp") != 0;
}

int forward(std::string_view tool, const char* const* args) {
    const Socket socket;
    const char* context_id = variable("JUJU_CONTEXT_ID");
    if (context_id == nullptr)
        return fail(socket, "JUJU_CONTEXT_ID not set");
    if (socket.address == nullptr)
        return fail(socket, "JUJU_AGENT_SOCKET_ADDRESS not set");
    if (socket.network == nullptr)
        return fail(socket, "JUJU_AGENT_SOCKET_NETWORK not set");
    const std::string_view network = socket.network;
    const bool tls = network == "tcp";
    if (!tls && network != "unix")
        return fail(socket,
                    "dial " + std::string(network) + ": unknown network " + std::string(network));
    ToolRequest request;
    request.context_id = context_id;
    request.command = tool;
    const int unreadable = working_directory(request.directory) ? 0 : errno;
    for (; *args != nullptr; ++args)
        request.args.emplace_back(*args);
    if (const char* token = socket.juju1 ? nullptr : variable("JUJU_AGENT_TOKEN"))
        request.token = token;

    if (tls)
        return exchange_by_tls(socket, request, unreadable);
    last_client = new RpcClient;
    RpcClient& client = *last_client;
    client.prepare(request);
    if (!client.dial(socket.address))
        return fail(socket, client.error());
    return exchange(socket, client, request, unreadable);
}

} // namespace hookbox
