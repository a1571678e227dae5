#include "base/error.hpp"
#include "rpc/client.hpp"
#include "rpc/server.hpp"

#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

/// A server in a process of its own; dies with the test.
class ServerProcess {
  public:
    explicit ServerProcess(RpcServer::Handler handler) {
        Fd listener = listen_unix(address);
        pid_ = ::fork();
        REQUIRE(pid_ >= 0);
        if (pid_ > 0)
            return;
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        try {
            Loop loop;
            const RpcServer server{loop, std::move(listener), std::move(handler)};
            loop.run();
        } catch (...) {
        }
        ::_exit(1);
    }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;
    ~ServerProcess() {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }

    const std::string address = "@hookbox-client-test-" + std::to_string(::getpid());

  private:
    pid_t pid_ = -1;
};

ToolReply echo(const ToolRequest& request) {
    if (request.command == "die")
        ::_exit(0);
    if (request.command == "refuse")
        throw Error("refused");
    return {7, request.input, request.command};
}

ToolRequest command(const char* name) {
    ToolRequest request;
    request.command = name;
    return request;
}

bool call(RpcClient& client, const ToolRequest& request, ToolReply& reply) {
    client.prepare(request);
    return client.call(reply);
}

} // namespace

TEST_CASE("calls follow each other on one connection, refused ones too") {
    const ServerProcess server(echo);
    RpcClient client;
    REQUIRE(client.dial(server.address));
    ToolReply reply;
    CHECK(call(client, command("first"), reply));
    CHECK(reply.code == 7);
    CHECK(reply.errors == "first");
    CHECK_FALSE(call(client, command("refuse"), reply));
    CHECK(client.error() == "refused");
    reply = {};
    CHECK(call(client, command("third"), reply));
    CHECK(reply.errors == "third");
}

TEST_CASE("interrupted calls and partial writes are completed") {
    const ServerProcess server(echo);
    struct sigaction action {};
    action.sa_handler = [](int) {};
    struct sigaction before {};
    ::sigaction(SIGALRM, &action, &before);
    const itimerval often{{0, 200}, {0, 200}}, never{};
    ::setitimer(ITIMER_REAL, &often, nullptr);
    RpcClient client;
    ToolReply reply;
    ToolRequest request = command("large");
    request.input.assign(std::size_t{16} << 20, 'x');
    CHECK(client.dial(server.address));
    CHECK(call(client, request, reply));
    ::setitimer(ITIMER_REAL, &never, nullptr);
    ::sigaction(SIGALRM, &before, nullptr);
    CHECK(reply.output == request.input);
}

TEST_CASE("a server that dies at work is an unexpected end") {
    const ServerProcess server(echo);
    RpcClient client;
    REQUIRE(client.dial(server.address));
    ToolReply reply;
    CHECK_FALSE(call(client, command("die"), reply));
    CHECK(client.error() == "unexpected EOF");
}

TEST_CASE("a refusal that arrives while the request is being sent is told") {
    const ServerProcess server(echo);
    RpcClient client;
    REQUIRE(client.dial(server.address));
    ToolRequest request = command("huge");
    request.input.assign(max_message, 'x');
    ToolReply reply;
    CHECK_FALSE(call(client, request, reply));
    CHECK(client.error() == "message of 67108879 bytes is larger than 67108864");
}

TEST_CASE("dialling fails with the words of Go's net package") {
    RpcClient client;
    CHECK_FALSE(client.dial("/nonexistent/socket"));
    CHECK(client.error() == "dial unix /nonexistent/socket: connect: no such file or directory");
    CHECK_FALSE(client.dial("@nobody-listens-here"));
    CHECK(client.error() == "dial unix @nobody-listens-here: connect: connection refused");
    const std::string longest = "/" + std::string(107, 'x');
    CHECK_FALSE(client.dial(longest));
    CHECK(client.error() == "dial unix " + longest + ": connect: invalid argument");
}
