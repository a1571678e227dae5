// The client half: a blocking connection, one call at a time. Failures are texts, those of Go's
// net package where it has words. Throws nothing and needs no static object: it runs before them.
#pragma once

#include "base/fd.hpp"
#include "rpc/codec.hpp"

#include <string>

namespace hookbox {

class RpcClient {
  public:
    /// A unix socket's path, or `@name` for an abstract one. False: see error().
    [[nodiscard]] bool dial_unix(const std::string& address);
    /// Puts the next request into its final form; best done before dialling, so that the server is
    /// not woken for a request that is still to come.
    void prepare(const ToolRequest& request);
    /// Sends it and waits. False when there is no reply: see error(). A server's refusal leaves the
    /// connection usable.
    [[nodiscard]] bool call(ToolReply& reply);
    [[nodiscard]] const std::string& error() const noexcept { return error_; }

  private:
    bool fail(std::string text);
    bool fail_io(const char* verb, int error_number);
    bool send();
    bool receive();
    /// Receives until decoding comes to an end; gives its outcome, or `incomplete` when it cannot.
    template <class Decode> gob::Decoded await(Decode decode);
    bool await_reply(ToolReply& reply);

    Fd fd_;
    std::string address_, error_;
    gob::Decoder decoder_{max_message};
    RequestWriter writer_;
    std::string request_;
    std::uint64_t sequence_ = 0; ///< of the request prepared last, counted from 1
};

} // namespace hookbox
