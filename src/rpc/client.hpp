// The client half: a blocking connection, one call at a time. Over a unix socket it throws nothing
// and needs no static object: it runs before them. The kind of stream is a template parameter, so
// that those calls have no instruction of TLS in them.
#pragma once

#include "rpc/codec.hpp"
#include "rpc/commands-codec.hpp"
#include "rpc/tls-stream.hpp"
#include "rpc/unix-stream.hpp"

#include <string>

namespace hookbox {

template <class Stream> class StreamClient {
  public:
    /// False: see error().
    [[nodiscard]] bool dial(const typename Stream::Target& target) {
        return stream_.dial(target) || fail(stream_.error());
    }
    /// Puts the next request into its final form; best done before dialling, so that the server is
    /// not woken for a request that is still to come.
    void prepare(const ToolRequest& request);
    /// The same for juju-exec; the only request of its connection.
    void prepare(const CommandsRequest& request);
    /// Sends it and waits. False when there is no reply: see error(). A server's refusal leaves the
    /// connection usable.
    [[nodiscard]] bool call(ToolReply& reply);
    [[nodiscard]] const std::string& error() const noexcept { return error_; }
    [[nodiscard]] const Stream& stream() const noexcept { return stream_; }

  private:
    bool fail(std::string text);
    bool receive();
    /// Receives until decoding comes to an end; gives its outcome, or `incomplete` when it cannot.
    template <class Decode> gob::Decoded await(Decode decode);
    bool await_reply(ToolReply& reply);

    Stream stream_;
    std::string error_;
    bool silent_ = false; ///< the connection has ended, or failed, without a word of the server's
    gob::Decoder decoder_{max_message};
    RequestWriter writer_;
    std::string request_;
    std::uint64_t sequence_ = 0; ///< of the request prepared last, counted from 1
};

extern template class StreamClient<UnixStream>;
extern template class StreamClient<TlsStream>;

using RpcClient = StreamClient<UnixStream>;

} // namespace hookbox
