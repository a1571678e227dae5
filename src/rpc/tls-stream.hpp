// A TLS connection over TCP, as StreamClient uses it: how the tools of a charm's container reach an
// agent that runs elsewhere. The one file of rpc that knows OpenSSL is behind this; nothing of it
// runs, or is set up, before a connection is asked for. SIGPIPE has to be ignored.
#pragma once

#include "base/fd.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct ssl_st;
struct x509_store_st;

namespace hookbox {

/// The certificates that are trusted, and that others are trusted for.
class TlsAuthorities {
  public:
    /// Nothing when there is no certificate in it.
    static std::optional<TlsAuthorities> from_pem(std::string_view text);
    [[nodiscard]] x509_store_st* get() const noexcept { return store_.get(); }

  private:
    struct Free {
        void operator()(x509_store_st* store) const noexcept;
    };
    std::unique_ptr<x509_store_st, Free> store_;
};

/// Why there is no connection.
enum class TlsProblem {
    none,
    unreachable, ///< nobody listens there
    no_tls,      ///< who listens there does not answer in TLS
    authority,   ///< the certificate is none of the trusted ones, nor signed by one
    name,        ///< the certificate is another server's
    time,        ///< the certificate is not valid now
    other,
};

class TlsStream {
  public:
    struct Target {
        std::string address;     ///< "host:port"
        std::string server_name; ///< that the certificate has to be valid for
        TlsAuthorities authorities;
        /// For connecting, then for the handshake; a call may take as long as it likes.
        std::chrono::seconds patience{30};
    };

    TlsStream() = default;
    TlsStream(const TlsStream&) = delete;
    TlsStream& operator=(const TlsStream&) = delete;
    /// Tells the server that no more will come.
    ~TlsStream();

    /// Connects and checks the server's certificate. False: see problem() and error().
    [[nodiscard]] bool dial(const Target& target);
    /// As UnixStream's.
    [[nodiscard]] bool send(std::string_view bytes);
    [[nodiscard]] std::ptrdiff_t receive(char* bytes, std::size_t size);
    /// In the words of Go's net, tls and x509 packages, the address included.
    [[nodiscard]] const std::string& error() const noexcept { return error_; }
    [[nodiscard]] TlsProblem problem() const noexcept { return problem_; }

  private:
    struct Free {
        void operator()(ssl_st* connection) const noexcept;
    };
    bool set_up(const Target& target);
    bool fail_handshake(int result);
    bool fail_dial(TlsProblem problem, const std::string& text);
    /// Of a read or write that gave `result`: 0 when the server has ended the connection, else -1.
    int fail_io(const char* verb, int result);

    Fd socket_;
    std::unique_ptr<ssl_st, Free> connection_;
    std::string address_, error_;
    TlsProblem problem_ = TlsProblem::none;
    bool open_ = false; ///< shaken hands, and not failed since
};

} // namespace hookbox
