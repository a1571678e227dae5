// The messages of Go's net/rpc for the one call, on top of gob: headers, request and reply, both
// ways. Each object is one direction of one connection. Throws nothing.
#pragma once

#include "gob/decoder.hpp"
#include "gob/encoder.hpp"
#include "rpc/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace hookbox {

inline constexpr std::string_view main_method = "Jujuc.Main";

struct RequestHeader {
    std::string method;
    std::uint64_t sequence = 0;
};
struct ResponseHeader {
    std::string method;
    std::uint64_t sequence = 0;
    std::string error; ///< not empty: there is no reply
};

/// What a client sends. Types are defined ahead of their first use.
class RequestWriter {
  public:
    void write(const RequestHeader& header, const ToolRequest& request);
    /// What was written since the last take().
    [[nodiscard]] std::string take() noexcept { return encoder_.take(); }

  private:
    gob::Encoder encoder_;
    bool defined_ = false;
};

/// What a server sends.
class ResponseWriter {
  public:
    /// With an error in the header the reply is left out.
    void write(const ResponseHeader& header, const ToolReply& reply);
    [[nodiscard]] std::string take() noexcept { return encoder_.take(); }

  private:
    gob::Encoder encoder_;
    bool header_defined_ = false, reply_defined_ = false, empty_defined_ = false;
};

/// The next value of the stream. What it lacks keeps its default.
gob::Decoded read(gob::Decoder& decoder, RequestHeader& header);
gob::Decoded read(gob::Decoder& decoder, ToolRequest& request);
gob::Decoded read(gob::Decoder& decoder, ResponseHeader& header);
gob::Decoded read(gob::Decoder& decoder, ToolReply& reply);

} // namespace hookbox
