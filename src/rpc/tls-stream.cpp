#include "rpc/tls-stream.hpp"

#include "base/error.hpp"
#include "rpc/tcp.hpp"

#include <fcntl.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <ctime>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace hookbox {
namespace {

/// Without openssl.cnf: it may name modules, and what a tool does should not depend on it.
void start_openssl() {
    ::OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
}

std::string time_text(const std::tm& time) {
    char text[sizeof "2026-01-01T00:00:00Z"];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &time)};
}

std::string time_text(const ASN1_TIME* time) {
    std::tm parts{};
    return ::ASN1_TIME_to_tm(time, &parts) == 1 ? time_text(parts) : "an unreadable time";
}

std::string validity_text(const X509* certificate, int error) {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    const bool early = error == X509_V_ERR_CERT_NOT_YET_VALID;
    return "x509: certificate has expired or is not yet valid: current time " + time_text(parts) +
           (early ? " is before " + time_text(::X509_get0_notBefore(certificate))
                  : " is after " + time_text(::X509_get0_notAfter(certificate)));
}

std::string names_text(const X509* certificate) {
    std::string text;
    auto* names = static_cast<GENERAL_NAMES*>(
        ::X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; i < sk_GENERAL_NAME_num(names); ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names, i);
        if (name->type != GEN_DNS)
            continue;
        const auto* bytes = reinterpret_cast<const char*>(::ASN1_STRING_get0_data(name->d.dNSName));
        text += text.empty() ? "" : ", ";
        text.append(bytes, static_cast<std::size_t>(::ASN1_STRING_length(name->d.dNSName)));
    }
    ::GENERAL_NAMES_free(names);
    return text;
}

std::string mismatch_text(const X509* certificate, const std::string& wanted) {
    const std::string names = names_text(certificate);
    if (names.empty())
        return "x509: certificate is not valid for any names, but wanted to match " + wanted;
    return "x509: certificate is valid for " + names + ", not " + wanted;
}

struct Verdict {
    std::string server_name;
    TlsProblem problem = TlsProblem::none;
    std::string text;
};

/// Called within the handshake: the only moment at which the certificate at fault is at hand.
int verify(X509_STORE_CTX* context, void* data) {
    auto& verdict = *static_cast<Verdict*>(data);
    if (::X509_verify_cert(context) == 1)
        return 1;
    const int error = ::X509_STORE_CTX_get_error(context);
    const X509* certificate = ::X509_STORE_CTX_get_current_cert(context);
    if (certificate == nullptr)
        certificate = ::X509_STORE_CTX_get0_cert(context);
    switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
        verdict = {{}, TlsProblem::time, validity_text(certificate, error)};
        return 0;
    case X509_V_ERR_HOSTNAME_MISMATCH:
        verdict = {{}, TlsProblem::name, mismatch_text(certificate, verdict.server_name)};
        return 0;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
        verdict = {{}, TlsProblem::authority, "x509: certificate signed by unknown authority"};
        return 0;
    default:
        verdict = {
            {}, TlsProblem::other, "x509: " + std::string(::X509_verify_cert_error_string(error))};
        return 0;
    }
}

/// OpenSSL's reason, without its numbers and file names.
std::string reason_text() {
    const char* reason = ::ERR_reason_error_string(::ERR_peek_error());
    return reason != nullptr ? reason : "unknown error";
}

bool speaks_plainly(int reason) {
    return reason == SSL_R_WRONG_VERSION_NUMBER || reason == SSL_R_PACKET_LENGTH_TOO_LONG ||
           reason == SSL_R_UNEXPECTED_MESSAGE || reason == SSL_R_BAD_RECORD_TYPE ||
           reason == SSL_R_RECORD_LENGTH_MISMATCH || reason == SSL_R_RECORD_TOO_SMALL;
}

bool ended(int kind, int error_number) {
    return kind == SSL_ERROR_ZERO_RETURN || (kind == SSL_ERROR_SYSCALL && error_number == 0) ||
           (kind == SSL_ERROR_SSL &&
            ERR_GET_REASON(::ERR_peek_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING);
}

/// Gives what SSL_connect() gave last, and leaves the socket not blocking. The server may send its
/// part byte by byte, but not for ever.
int shake_hands(SSL* connection, const Fd& socket, std::chrono::seconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    ::fcntl(socket.get(), F_SETFL, O_NONBLOCK);
    for (;;) {
        ::ERR_clear_error();
        errno = 0;
        const int result = ::SSL_connect(connection);
        const int kind = ::SSL_get_error(connection, result);
        if (kind != SSL_ERROR_WANT_READ && kind != SSL_ERROR_WANT_WRITE)
            return result;
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        const short wanted = kind == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT;
        pollfd waiting{socket.get(), wanted, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0)
            return result;
    }
}

/// An interrupted read or write is to be repeated.
bool interrupted(int kind) {
    return (kind == SSL_ERROR_WANT_READ || kind == SSL_ERROR_WANT_WRITE) && errno == EINTR;
}

} // namespace

void TlsAuthorities::Free::operator()(x509_store_st* store) const noexcept {
    ::X509_STORE_free(store);
}

std::optional<TlsAuthorities> TlsAuthorities::from_pem(std::string_view text) {
    start_openssl();
    TlsAuthorities authorities;
    authorities.store_.reset(::X509_STORE_new());
    const std::unique_ptr<BIO, int (*)(BIO*)> input(
        ::BIO_new_mem_buf(text.data(),
                          static_cast<int>(std::min<std::size_t>(text.size(), INT_MAX))),
        ::BIO_free);
    bool any = false;
    for (;;) {
        ::ERR_clear_error();
        const std::unique_ptr<X509, void (*)(X509*)> certificate(
            ::PEM_read_bio_X509(input.get(), nullptr, nullptr, nullptr), ::X509_free);
        if (certificate)
            any |= ::X509_STORE_add_cert(authorities.store_.get(), certificate.get()) == 1;
        else if (ERR_GET_REASON(::ERR_peek_last_error()) == PEM_R_NO_START_LINE)
            break;
    }
    ::ERR_clear_error();
    return any ? std::optional(std::move(authorities)) : std::nullopt;
}

void TlsStream::Free::operator()(ssl_st* connection) const noexcept {
    ::SSL_free(connection);
}

TlsStream::~TlsStream() {
    if (open_)
        ::SSL_shutdown(connection_.get());
}

bool TlsStream::fail_dial(TlsProblem problem, const std::string& text) {
    problem_ = problem;
    error_ = "dial tcp " + address_ + ": " + text;
    return false;
}

bool TlsStream::set_up(const Target& target) {
    const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context(::SSL_CTX_new(::TLS_client_method()),
                                                               ::SSL_CTX_free);
    if (!context)
        return false;
    ::SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    ::SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION); // no second verdict
    ::SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    ::SSL_CTX_set1_cert_store(context.get(), target.authorities.get());
    connection_.reset(::SSL_new(context.get()));
    if (!connection_)
        return false;
    // What Go does: any trusted certificate ends the chain, and the subject's name counts for
    // nothing.
    X509_VERIFY_PARAM* wanted = ::SSL_get0_param(connection_.get());
    ::X509_VERIFY_PARAM_set_flags(wanted, X509_V_FLAG_PARTIAL_CHAIN);
    ::X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT |
                                                  X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return ::X509_VERIFY_PARAM_set1_host(wanted, target.server_name.data(),
                                         target.server_name.size()) == 1 &&
           ::SSL_set_tlsext_host_name(connection_.get(), target.server_name.c_str()) == 1 &&
           ::SSL_set_fd(connection_.get(), socket_.get()) == 1;
}

bool TlsStream::dial(const Target& target) {
    address_ = target.address;
    socket_ = dial_tcp(address_, target.patience, error_);
    if (!socket_) {
        problem_ = TlsProblem::unreachable;
        return false;
    }
    if (!set_up(target))
        return fail_dial(TlsProblem::other, "tls: " + reason_text());
    Verdict verdict{target.server_name, TlsProblem::none, {}};
    ::SSL_CTX_set_cert_verify_callback(::SSL_get_SSL_CTX(connection_.get()), verify, &verdict);
    const int result = shake_hands(connection_.get(), socket_, target.patience);
    if (verdict.problem != TlsProblem::none)
        return fail_dial(verdict.problem, verdict.text);
    if (result != 1)
        return fail_handshake(result);
    ::fcntl(socket_.get(), F_SETFL, 0);
    bound_io(socket_, std::chrono::seconds{0});
    open_ = true;
    return true;
}

bool TlsStream::fail_handshake(int result) {
    const int number = errno;
    const int kind = ::SSL_get_error(connection_.get(), result);
    if (ended(kind, number))
        return fail_dial(TlsProblem::no_tls, "tls: EOF in the handshake");
    if (kind == SSL_ERROR_WANT_READ || kind == SSL_ERROR_WANT_WRITE)
        return fail_dial(TlsProblem::no_tls, "tls: handshake timeout");
    if (kind == SSL_ERROR_SYSCALL)
        return fail_dial(TlsProblem::no_tls, "tls: handshake: " + errno_text(number));
    if (speaks_plainly(ERR_GET_REASON(::ERR_peek_error())))
        return fail_dial(TlsProblem::no_tls,
                         "tls: first record does not look like a TLS handshake");
    return fail_dial(TlsProblem::other, "tls: " + reason_text());
}

int TlsStream::fail_io(const char* verb, int result) {
    const int number = errno;
    const int kind = ::SSL_get_error(connection_.get(), result);
    open_ = false;
    if (ended(kind, number)) {
        error_ = "unexpected EOF";
        return 0;
    }
    error_ =
        std::string(verb) + " tcp " + address_ + ": " +
        (kind == SSL_ERROR_SYSCALL ? verb + (": " + errno_text(number)) : "tls: " + reason_text());
    return -1;
}

bool TlsStream::send(std::string_view bytes) {
    while (!bytes.empty()) {
        ::ERR_clear_error();
        errno = 0;
        const int size = static_cast<int>(std::min<std::size_t>(bytes.size(), INT_MAX));
        const int count = ::SSL_write(connection_.get(), bytes.data(), size);
        if (count > 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
        else if (!interrupted(::SSL_get_error(connection_.get(), count)))
            return fail_io("write", count) > 0;
    }
    return true;
}

std::ptrdiff_t TlsStream::receive(char* bytes, std::size_t size) {
    for (;;) {
        ::ERR_clear_error();
        errno = 0;
        const int room = static_cast<int>(std::min<std::size_t>(size, INT_MAX));
        const int count = ::SSL_read(connection_.get(), bytes, room);
        if (count > 0)
            return count;
        if (!interrupted(::SSL_get_error(connection_.get(), count)))
            return fail_io("read", count);
    }
}

} // namespace hookbox
