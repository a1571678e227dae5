#include "service/commands-service.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

Fd connected(const std::string& address) {
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    std::memcpy(name.sun_path, address.data(), address.size());
    name.sun_path[0] = '\0';
    Fd fd{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    REQUIRE(::connect(fd.get(), reinterpret_cast<sockaddr*>(&name),
                      static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address.size())) ==
            0);
    return fd;
}

/// As long as it lives, this process can open nothing.
class NoDescriptors {
  public:
    NoDescriptors() {
        REQUIRE(::getrlimit(RLIMIT_NOFILE, &before_) == 0);
        const rlimit none{0, before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
    }
    ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }
    NoDescriptors(const NoDescriptors&) = delete;
    NoDescriptors& operator=(const NoDescriptors&) = delete;

  private:
    rlimit before_{};
};

} // namespace

TEST_CASE("without descriptors connections wait, and the loop does not spin") {
    Loop loop;
    const std::string address = "@hookbox-commands-test-" + std::to_string(::getpid());
    bool asked = false;
    const CommandsService service(loop, address, [&] { asked = true; });
    const Fd client = connected(address);
    const std::string request = encode_commands({std::string(commands_method), 0}, {});
    REQUIRE(::send(client.get(), request.data(), request.size(), MSG_NOSIGNAL) > 0);
    {
        const NoDescriptors none;
        const auto begin = std::chrono::steady_clock::now();
        for (int turn = 0; turn < 10; ++turn)
            loop.run_once(10s);
        CHECK(std::chrono::steady_clock::now() - begin > 200ms);
        CHECK_FALSE(asked);
    }
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (!asked && std::chrono::steady_clock::now() < end)
        loop.run_once(1s);
    CHECK(service.next().has_value());
}
