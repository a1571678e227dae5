#include "rpc/client.hpp"

#include <utility>

namespace hookbox {

template <class Stream> bool StreamClient<Stream>::fail(std::string text) {
    error_ = std::move(text);
    return false;
}

template <class Stream> bool StreamClient<Stream>::receive() {
    char bytes[32768];
    const std::ptrdiff_t count = stream_.receive(bytes, sizeof bytes);
    if (count > 0) {
        decoder_.feed({bytes, static_cast<std::size_t>(count)});
        return true;
    }
    silent_ = true;
    return fail(count == 0 ? "unexpected EOF" : stream_.error());
}

template <class Stream>
template <class Decode>
gob::Decoded StreamClient<Stream>::await(Decode decode) {
    gob::Decoded result{};
    while ((result = decode()) == gob::Decoded::incomplete)
        if (!receive())
            return result;
    if (result != gob::Decoded::value)
        fail(decoder_.error());
    return result;
}

template <class Stream> bool StreamClient<Stream>::await_reply(ToolReply& reply) {
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

template <class Stream> void StreamClient<Stream>::prepare(const ToolRequest& request) {
    writer_.write({std::string(main_method), sequence_++}, request);
    request_ = writer_.take();
}

template <class Stream> void StreamClient<Stream>::prepare(const CommandsRequest& request) {
    request_ = encode_commands({std::string(commands_method), sequence_++}, request);
}

template <class Stream> bool StreamClient<Stream>::call(ToolReply& reply) {
    const bool sent = stream_.send(request_);
    request_ = std::string();
    if (sent)
        return await_reply(reply);
    // A server that has refused the request while it was being sent says why.
    std::string reason = stream_.error();
    if (await_reply(reply))
        return true;
    return silent_ ? fail(std::move(reason)) : false;
}

template class StreamClient<UnixStream>;
template class StreamClient<TlsStream>;

} // namespace hookbox
