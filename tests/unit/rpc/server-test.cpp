#include "base/error.hpp"
#include "captures.hpp"
#include "rpc/codec.hpp"
#include "rpc/server.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

/// A server on an abstract address of its own, and what its handler saw.
struct Fixture {
    Loop loop;
    std::string address = "@hookbox-rpc-test-" + std::to_string(::getpid());
    std::vector<std::string> commands;
    std::function<ToolReply(const ToolRequest&)> handler = [](const ToolRequest& request) {
        return ToolReply{0, request.command + "\n", ""};
    };
    RpcServer::Limits limits;
    std::unique_ptr<RpcServer> server;

    void start() {
        server = std::make_unique<RpcServer>(
            loop, listen_unix(address),
            [this](const ToolRequest& request) {
                commands.push_back(request.command);
                return handler(request);
            },
            limits);
    }

    [[nodiscard]] Fd connect() const {
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        std::memcpy(name.sun_path, address.data(), address.size());
        name.sun_path[0] = '\0';
        Fd fd{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
        REQUIRE(::connect(
                    fd.get(), reinterpret_cast<sockaddr*>(&name),
                    static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address.size())) == 0);
        return fd;
    }

    /// Sends all of it, running the loop in between.
    void send(const Fd& fd, std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t count = ::send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count > 0)
                bytes.remove_prefix(static_cast<std::size_t>(count));
            else
                REQUIRE((errno == EAGAIN || errno == EPIPE));
            if (count < 0 && errno == EPIPE)
                return;
            loop.run_once(0ms);
        }
    }

    /// What arrives until the server closes or `enough` bytes are there.
    std::string receive(const Fd& fd, std::size_t enough = SIZE_MAX) {
        std::string all;
        const auto end = std::chrono::steady_clock::now() + 10s;
        while (all.size() < enough && std::chrono::steady_clock::now() < end) {
            char bytes[65536];
            const ssize_t count = ::recv(fd.get(), bytes, sizeof bytes, 0);
            if (count == 0 || (count < 0 && errno != EAGAIN))
                return all;
            if (count > 0)
                all.append(bytes, static_cast<std::size_t>(count));
            else
                loop.run_once(5ms);
        }
        CHECK(all.size() >= enough);
        return all;
    }

    std::string exchange(const std::string& bytes, bool close_write = true) {
        const Fd fd = connect();
        send(fd, bytes);
        if (close_write)
            ::shutdown(fd.get(), SHUT_WR);
        return receive(fd);
    }
};

ToolRequest tool_request(const std::string& command) {
    ToolRequest request;
    request.context_id = "c";
    request.command = command;
    return request;
}

std::string request_bytes(const std::vector<std::string>& commands) {
    RequestWriter writer;
    for (std::uint64_t i = 0; i < commands.size(); ++i)
        writer.write({std::string(main_method), i}, tool_request(commands[i]));
    return writer.take();
}

struct ServerResponse {
    ResponseHeader header;
    ToolReply reply;
};
std::vector<ServerResponse> parse(const std::string& bytes) {
    gob::Decoder decoder(max_message);
    decoder.feed(bytes);
    std::vector<ServerResponse> all;
    for (ServerResponse response; read(decoder, response.header) == gob::Decoded::value;
         response = {}) {
        const auto body =
            response.header.error.empty() ? read(decoder, response.reply) : decoder.skip();
        REQUIRE(body == gob::Decoded::value);
        all.push_back(response);
    }
    CHECK(decoder.between_values());
    return all;
}

} // namespace

TEST_CASE_FIXTURE(Fixture, "a request that came along with its connection is answered at once") {
    start();
    const Fd fd = connect();
    const std::string request = request_bytes({"early"});
    REQUIRE(::send(fd.get(), request.data(), request.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(request.size()));
    loop.run_once(0ms);
    CHECK(commands == std::vector<std::string>{"early"});
    char byte = 0;
    CHECK(::recv(fd.get(), &byte, 1, MSG_PEEK) == 1);
}

TEST_CASE_FIXTURE(Fixture, "every recorded connection gets the recorded bytes") {
    for (const Capture& capture : captures()) {
        CAPTURE(capture.id);
        // The answers as recorded, in the order of the requests.
        std::vector<std::optional<Capture::Result>> answers;
        for (const Capture::Result& result : capture.results)
            if (!result.error.starts_with("rpc: ") && !result.error.starts_with("gob: "))
                answers.emplace_back(result);
        if (capture.id == "raw-split")
            answers.emplace_back(Capture::Result{0, "My Blog\n", "", ""});
        std::size_t next = 0;
        handler = [&](const ToolRequest&) {
            REQUIRE(next < answers.size());
            const Capture::Result& result = *answers[next++];
            if (!result.error.empty())
                throw Error(result.error);
            return ToolReply{result.code, result.output, result.errors};
        };
        start();
        const std::string bytes = exchange(capture.client);
        if (capture.id != "pipelined") // recorded out of order, from threads
            CHECK(bytes == capture.server);
        CHECK(next == answers.size());
        server.reset();
    }
}

TEST_CASE_FIXTURE(Fixture, "pipelined requests are answered in order with their numbers") {
    start();
    const auto all = parse(exchange(request_bytes({"a", "b", "c"})));
    REQUIRE(all.size() == 3);
    for (std::uint64_t i = 0; i < 3; ++i) {
        CHECK(all[i].header.sequence == i);
        CHECK(all[i].reply.output == commands[i] + "\n");
    }
}

TEST_CASE_FIXTURE(Fixture, "connections take turns however many requests one has sent") {
    start();
    const Fd greedy = connect(), modest = connect();
    loop.run_once(1s);
    loop.run_once(1s); // both are accepted
    const std::string many = request_bytes({"g", "g", "g", "g"}), one = request_bytes({"m"});
    REQUIRE(::send(greedy.get(), many.data(), many.size(), 0) > 0);
    REQUIRE(::send(modest.get(), one.data(), one.size(), 0) > 0);
    while (commands.size() < 5)
        loop.run_once(1s);
    CHECK(std::find(commands.begin(), commands.end(), "m") - commands.begin() <= 2);
}

TEST_CASE_FIXTURE(Fixture, "a slow reader of a large reply holds nobody else up") {
    const std::string large(std::size_t{16} << 20, 'x');
    handler = [&](const ToolRequest& request) {
        return ToolReply{0, request.command == "large" ? large : "small", ""};
    };
    start();
    const Fd slow = connect();
    send(slow, request_bytes({"large"}));
    const auto quick = parse(exchange(request_bytes({"small"})));
    REQUIRE(quick.size() == 1);
    CHECK(quick[0].reply.output == "small");
    ::shutdown(slow.get(), SHUT_WR);
    const auto all = parse(receive(slow));
    REQUIRE(all.size() == 1);
    CHECK(all[0].reply.output == large);
}

TEST_CASE_FIXTURE(Fixture, "a standard input near the limit arrives whole") {
    std::string input;
    handler = [&](const ToolRequest& request) {
        input = request.input;
        return ToolReply{};
    };
    start();
    const std::string large(std::size_t{63} << 20, 'y');
    RequestWriter writer;
    ToolRequest request = tool_request("x");
    request.input_set = true;
    request.input = large;
    writer.write({std::string(main_method), 0}, request);
    CHECK(parse(exchange(writer.take())).size() == 1);
    CHECK(input == large);
}

TEST_CASE_FIXTURE(Fixture, "a body beyond the limit is refused before it is stored") {
    start();
    std::string bytes = request_bytes({"x"});
    bytes.resize(bytes.find("\x07"
                            "Request\x01\xff\x84") -
                 6);
    bytes += std::string("\xfb\x05\0\0\0\0", 6);
    const auto all = parse(exchange(bytes, false));
    REQUIRE(all.size() == 1);
    CHECK(all[0].header.error == "message of 21474836480 bytes is larger than 67108864");
}

TEST_CASE_FIXTURE(Fixture, "another user is not served" * doctest::skip(::geteuid() != 0)) {
    start();
    REQUIRE(::seteuid(12345) == 0); // what the kernel tells of a peer is as of its connect
    const Fd stranger = connect();
    REQUIRE(::seteuid(0) == 0);
    const std::string bytes = request_bytes({"x"});
    static_cast<void>(::send(stranger.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL));
    CHECK(receive(stranger) == "");
    CHECK(commands.empty());
    CHECK(parse(exchange(request_bytes({"x"}))).size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "half a request has a deadline and idleness has none") {
    limits.half_request = 20ms;
    start();
    const Fd idle = connect(), half = connect();
    send(half, request_bytes({"x"}).substr(0, 60));
    CHECK(receive(half) == "");
    send(idle, request_bytes({"x"}));
    ::shutdown(idle.get(), SHUT_WR);
    CHECK(parse(receive(idle)).size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "a client that dies takes nothing with it") {
    const std::string large(std::size_t{4} << 20, 'x');
    handler = [&](const ToolRequest&) { return ToolReply{0, large, ""}; };
    start();
    send(connect(), request_bytes({"a"}));
    send(connect(), request_bytes({"b"}).substr(0, 100));
    CHECK(parse(exchange(request_bytes({"c"}))).size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "what the handler throws becomes the reply's error") {
    handler = [](const ToolRequest& request) -> ToolReply {
        if (request.command == "a")
            throw Error("bad request: boom");
        throw std::runtime_error("");
    };
    start();
    const auto all = parse(exchange(request_bytes({"a", "b"})));
    REQUIRE(all.size() == 2);
    CHECK(all[0].header.error == "bad request: boom");
    CHECK(all[1].header.error == "unknown error");
}

TEST_CASE_FIXTURE(Fixture, "beyond the limit connections wait to be accepted") {
    limits.connections = 1;
    start();
    Fd first = connect();
    const Fd second = connect();
    send(second, request_bytes({"second"}));
    send(first, request_bytes({"first"}));
    receive(first, 1);
    loop.run_once(5ms);
    CHECK(commands == std::vector<std::string>{"first"});
    first.reset();
    receive(second, 1);
    CHECK(commands == std::vector<std::string>{"first", "second"});
}

TEST_CASE_FIXTURE(Fixture, "beyond the limit a quiet connection makes room") {
    limits.connections = 1;
    limits.quiet = 20ms;
    start();
    const Fd quiet = connect();
    loop.run_once(5ms);
    CHECK(parse(exchange(request_bytes({"next"}))).size() == 1);
    CHECK(receive(quiet) == "");
}

TEST_CASE_FIXTURE(Fixture, "who makes the server hold too much is cut off") {
    limits.held = 100000;
    start();
    const Fd modest = connect();
    const std::string request = request_bytes({"modest"});
    send(modest, request.substr(0, 50));
    const Fd greedy = connect();
    send(greedy, "\xfd" + std::string(120000, ' '));
    CHECK(receive(greedy) == "");
    send(modest, request.substr(50));
    receive(modest, 1);
    CHECK(commands == std::vector<std::string>{"modest"});
}

TEST_CASE_FIXTURE(Fixture, "arguments of no bytes count as what they take") {
    limits.held = std::size_t{1} << 20;
    start();
    ToolRequest request = tool_request("few");
    request.args.resize(1000);
    RequestWriter few;
    few.write({std::string(main_method), 0}, request);
    CHECK(parse(exchange(few.take())).size() == 1);
    request.args.resize(50000);
    RequestWriter many;
    many.write({std::string(main_method), 0}, request);
    CHECK(exchange(many.take()) == "");
    CHECK(commands == std::vector<std::string>{"few"});
}

TEST_CASE_FIXTURE(Fixture, "cutting ends idle connections at once and accepts new ones") {
    start();
    const Fd idle = connect();
    loop.run_once(1s);
    server->cut(5s);
    CHECK(receive(idle) == "");
    CHECK(parse(exchange(request_bytes({"after"}))).size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "cutting lets the request at hand finish, and that one only") {
    handler = [&](const ToolRequest&) {
        server->cut(5s);
        return ToolReply{0, "done", ""};
    };
    start();
    const Fd fd = connect();
    send(fd, request_bytes({"a", "b"}));
    CHECK(parse(receive(fd)).size() == 1);
    CHECK(commands == std::vector<std::string>{"a"});
}

TEST_CASE_FIXTURE(Fixture, "cutting gives half a request its grace and no more") {
    start();
    const Fd fd = connect();
    const std::string bytes = request_bytes({"a"});
    send(fd, bytes.substr(0, 100));
    loop.run_once(10ms);
    SUBCASE("the rest comes in time") {
        server->cut(5s);
        send(fd, bytes.substr(100));
        CHECK(parse(receive(fd)).size() == 1);
    }
    SUBCASE("the rest never comes") {
        server->cut(10ms);
        CHECK(receive(fd) == "");
    }
    SUBCASE("there is no grace") {
        server->cut(0ms);
        CHECK(receive(fd) == "");
    }
}

TEST_CASE("a stale socket file is replaced, any other file is not") {
    const std::string directory = "/tmp/hookbox-listen-" + std::to_string(::getpid());
    REQUIRE(::mkdir(directory.c_str(), 0700) == 0);
    const std::string path = directory + "/s";
    listen_unix(path).reset();
    Fd again = listen_unix(path);
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0700);
    again.reset();
    ::unlink(path.c_str());
    Fd{::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600)}.reset();
    CHECK_THROWS_WITH_AS(listen_unix(path),
                         ("listen unix " + path + ": bind: address already in use").c_str(),
                         SystemError);
    ::unlink(path.c_str());
    ::rmdir(directory.c_str());
    CHECK_THROWS_AS(listen_unix("/" + std::string(107, 'x')), Error);
}
