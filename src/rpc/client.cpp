#include "rpc/client.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <utility>

namespace hookbox {

bool RpcClient::fail(std::string text) {
    error_ = std::move(text);
    return false;
}

bool RpcClient::fail_io(const char* verb, int error_number) {
    return fail(std::string(verb) + " unix @->" + address_ + ": " + verb + ": " +
                errno_text(error_number));
}

bool RpcClient::dial_unix(const std::string& address) {
    address_ = address;
    const auto fail_dial = [&](const char* step, int number) {
        return fail("dial unix " + address + ": " + step + errno_text(number));
    };
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    const bool abstract = address.starts_with('@');
    if (address.size() > sizeof name.sun_path - (abstract ? 0 : 1))
        return fail_dial("connect: ", EINVAL);
    std::memcpy(name.sun_path, address.data(), address.size());
    auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address.size());
    if (abstract)
        name.sun_path[0] = '\0';
    else
        ++size;
    fd_ = Fd{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    // Standard streams may be closed: what is meant for them must not go to the socket.
    if (fd_ && fd_.get() <= 2)
        fd_ = Fd{::fcntl(fd_.get(), F_DUPFD_CLOEXEC, 3)};
    if (!fd_)
        return fail_dial("socket: ", errno);
    while (::connect(fd_.get(), reinterpret_cast<const sockaddr*>(&name), size) != 0)
        if (errno != EINTR)
            return fail_dial("connect: ", errno);
    return true;
}

bool RpcClient::send() {
    for (std::size_t sent = 0; sent < request_.size();) {
        const ssize_t count =
            ::send(fd_.get(), request_.data() + sent, request_.size() - sent, MSG_NOSIGNAL);
        if (count >= 0)
            sent += static_cast<std::size_t>(count);
        else if (errno != EINTR)
            return fail_io("write", errno);
    }
    return true;
}

bool RpcClient::receive() {
    char bytes[32768];
    for (;;) {
        const ssize_t count = ::recv(fd_.get(), bytes, sizeof bytes, 0);
        if (count > 0) {
            decoder_.feed({bytes, static_cast<std::size_t>(count)});
            return true;
        }
        if (count == 0)
            return fail("unexpected EOF");
        if (errno != EINTR)
            return fail_io("read", errno);
    }
}

template <class Decode> gob::Decoded RpcClient::await(Decode decode) {
    gob::Decoded result{};
    while ((result = decode()) == gob::Decoded::incomplete)
        if (!receive())
            return result;
    if (result != gob::Decoded::value)
        fail(decoder_.error());
    return result;
}

bool RpcClient::await_reply(ToolReply& reply) {
    const std::uint64_t sequence = sequence_ - 1;
    for (;;) {
        ResponseHeader header;
        if (await([&] { return read(decoder_, header); }) != gob::Decoded::value)
            return false;
        if (header.sequence == sequence && header.error.empty()) {
            const gob::Decoded result = await([&] { return read(decoder_, reply); });
            if (result == gob::Decoded::invalid || result == gob::Decoded::broken)
                fail("reading body " + error_);
            return result == gob::Decoded::value;
        }
        if (await([&] { return decoder_.skip(); }) != gob::Decoded::value)
            return false;
        if (header.sequence == sequence)
            return fail(std::move(header.error));
    }
}

void RpcClient::prepare(const ToolRequest& request) {
    writer_.write({std::string(main_method), sequence_++}, request);
    request_ = writer_.take();
}

bool RpcClient::call(ToolReply& reply) {
    const bool sent = send();
    request_ = std::string();
    if (sent)
        return await_reply(reply);
    // A server that has refused the request while it was being sent says why.
    std::string reason = error_;
    if (await_reply(reply))
        return true;
    const bool silent = error_ == "unexpected EOF" || error_.starts_with("read unix ");
    return silent ? fail(std::move(reason)) : false;
}

} // namespace hookbox
