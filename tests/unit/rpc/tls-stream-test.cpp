// Dialling as far as no certificate of the server's is needed; tests/functional has the rest.
#include "rpc/tcp.hpp"
#include "rpc/tls-stream.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <thread>

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

/// Listens on a port of this machine and never accepts: the kernel does, and nobody answers.
struct SilentServer {
    Fd socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    std::string address;

    SilentServer() {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
        auto* name = reinterpret_cast<sockaddr*>(&place);
        socklen_t size = sizeof place;
        REQUIRE(::bind(socket.get(), name, size) == 0);
        REQUIRE(::listen(socket.get(), 1) == 0);
        REQUIRE(::getsockname(socket.get(), name, &size) == 0);
        address = "127.0.0.1:" + std::to_string(::ntohs(place.sin_port));
    }
};

std::string dial_error(const std::string& address) {
    std::string error;
    CHECK_FALSE(dial_tcp(address, 1s, error));
    return error;
}

// Of an authority that has signed nothing; only that it can be read counts here.
constexpr std::string_view certificate = R"~(-----BEGIN CERTIFICATE-----
MIIBcDCCARWgAwIBAgIUfPOProzjCh/wAW83Ecd/lpt+qKswCgYIKoZIzj0EAwIw
DDEKMAgGA1UEAwwBeDAgFw0yNjExMjIwODU4MDZaGA8yMTI2MTAyOTA4NTgwNlow
DDEKMAgGA1UEAwwBeDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABBhGUbI374E7
MvgKD7YyJOSgBQU3ZEtWghD+5vzEc1NMrxZ/sRNFF+OQpt2acmkgcT4syzloMCT4
3ljNN19D0XejUzBRMB0GA1UdDgQWBBRMaT4Gj0rx5MPAQL+yd7QezRty4DAfBgNV
HSMEGDAWgBRMaT4Gj0rx5MPAQL+yd7QezRty4DAPBgNVHRMBAf8EBTADAQH/MAoG
CCqGSM49BAMCA0kAMEYCIQDFoywzlmCUmPGJLbxYLhRqj9YBux+2XmigBuKEMrCV
FwIhAJIWNlsskldTnzJjRRlMcD5WKoPClBYOki8wKbmUbAy8
-----END CERTIFICATE-----
)~";

} // namespace

TEST_CASE("addresses that cannot be dialled are told in the words of Go's net package") {
    CHECK(dial_error("") == "dial tcp: address : missing port in address");
    CHECK(dial_error("192.0.2.1") == "dial tcp: address 192.0.2.1: missing port in address");
    CHECK(dial_error("[::1]") == "dial tcp: address [::1]: missing port in address");
    CHECK(dial_error("::1:80") == "dial tcp: address ::1:80: too many colons in address");
    CHECK(dial_error("127.0.0.1:http") == "dial tcp: lookup tcp/http: unknown port");
    CHECK(dial_error("127.0.0.1:-1") == "dial tcp: address -1: invalid port");
    CHECK(dial_error("127.0.0.1:65536") == "dial tcp: address 65536: invalid port");
    CHECK(dial_error("127.0.0.1:70000") == "dial tcp: address 70000: invalid port");
    CHECK(dial_error("127.0.0.1:99999999999999999999") ==
          "dial tcp: address 99999999999999999999: invalid port");
    CHECK(dial_error("127.0.0.1:") == "dial tcp 127.0.0.1:: connect: connection refused");
    CHECK(dial_error("127.0.0.1:1") == "dial tcp 127.0.0.1:1: connect: connection refused");
}

TEST_CASE("a connection is made and its streams are not the standard ones") {
    const SilentServer server;
    std::string error;
    const Fd socket = dial_tcp(server.address, 1s, error);
    CHECK(socket.get() > 2);
    CHECK(error.empty());
}

TEST_CASE("certificates are found among other text, and nothing else is one") {
    CHECK_FALSE(TlsAuthorities::from_pem(""));
    CHECK_FALSE(TlsAuthorities::from_pem("no certificate"));
    CHECK_FALSE(TlsAuthorities::from_pem(
        "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n"));
    CHECK(TlsAuthorities::from_pem(certificate));
    CHECK(TlsAuthorities::from_pem("before\n" + std::string(certificate) + "after\n"));
}

TEST_CASE("a server that says nothing is given up") {
    const SilentServer server;
    TlsStream stream;
    CHECK_FALSE(stream.dial({.address = server.address,
                             .server_name = "blog",
                             .authorities = *TlsAuthorities::from_pem(certificate),
                             .patience = 1s}));
    CHECK(stream.problem() == TlsProblem::no_tls);
    CHECK(stream.error() == "dial tcp " + server.address + ": tls: handshake timeout");
}

TEST_CASE("a server that says a byte now and then is given up") {
    const SilentServer server;
    std::thread dripping([&] {
        const Fd socket{::accept4(server.socket.get(), nullptr, nullptr, SOCK_CLOEXEC)};
        // The begin of a record of TLS; the client's leaving ends it.
        const std::string record =
            std::string("\x16\x03\x03\x3f\xff\x02\0\x3f\xfb", 9) + "...........";
        pollfd gone{socket.get(), POLLRDHUP, 0};
        for (const char byte : record)
            if (::poll(&gone, 1, 300) != 0 || ::send(socket.get(), &byte, 1, MSG_NOSIGNAL) != 1)
                return;
    });
    {
        TlsStream stream;
        CHECK_FALSE(stream.dial({.address = server.address,
                                 .server_name = "blog",
                                 .authorities = *TlsAuthorities::from_pem(certificate),
                                 .patience = 1s}));
        CHECK(stream.error() == "dial tcp " + server.address + ": tls: handshake timeout");
    }
    dripping.join();
}

TEST_CASE("nobody listening is another problem than nobody speaking TLS") {
    TlsStream stream;
    CHECK_FALSE(stream.dial({.address = "127.0.0.1:1",
                             .server_name = "blog",
                             .authorities = *TlsAuthorities::from_pem(certificate)}));
    CHECK(stream.problem() == TlsProblem::unreachable);
}
