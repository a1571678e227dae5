// A server of Jujuc.Main without an agent behind it, for peers in other languages and benchmarks:
// echo-server ADDRESS. Says "ready" once it listens and ends with SIGTERM. Commands: `echo WORD…`,
// `config-get` (prints My Blog), `cat` (wants standard input), `large COUNT`, `fail CODE TEXT`.
#include "base/error.hpp"
#include "rpc/server.hpp"

#include <unistd.h>

#include <csignal>
#include <cstdio>

using namespace hookbox;

namespace {

ToolReply answer(const ToolRequest& request) {
    ToolReply reply;
    if (!request.token.empty())
        throw Error("bad request: token does not match");
    if (request.command == "echo") {
        for (const std::string& arg : request.args)
            reply.output += arg + "\n";
    } else if (request.command == "config-get") {
        reply.output = "My Blog\n";
    } else if (request.command == "cat") {
        if (!request.input_set)
            throw Error("hook tool requires stdin, none supplied");
        reply.output = request.input;
    } else if (request.command == "large" && !request.args.empty()) {
        reply.output.assign(std::stoul(request.args[0]), 'x');
    } else if (request.command == "fail" && request.args.size() == 2) {
        reply.code = std::stoi(request.args[0]);
        reply.errors = "ERROR " + request.args[1] + "\n";
    } else {
        throw Error("bad request: unknown command: " + request.command);
    }
    return reply;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: echo-server ADDRESS\n", stderr);
        return 2;
    }
    try {
        Loop loop;
        const SignalWatch stop{loop, SIGTERM, [&] { loop.stop(); }};
        const RpcServer server{loop, listen_unix(argv[1]), answer};
        std::puts("ready");
        std::fflush(stdout);
        loop.run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "echo-server: %s\n", error.what());
        return 1;
    }
    ::unlink(argv[1]);
    return 0;
}
