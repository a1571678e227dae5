// One accepted connection: takes requests apart as they arrive, holds one complete call until the
// server asks for it, sends the replies. Tells its owner when a call is ready and when it has
// ended; the owner then destroys it.
#pragma once

#include "base/fd.hpp"
#include "base/loop.hpp"
#include "rpc/codec.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace hookbox {

struct PendingCall {
    RequestHeader header;
    ToolRequest request;
    std::string error; ///< not empty: the request cannot be served, this is the answer
};

class Connection {
  public:
    struct Owner {
        Callback ready, ended;
    };
    /// What all connections of a server hold in memory.
    struct Held {
        std::size_t bytes = 0, limit = 0;
    };
    /// `half_request` bounds the time from a request's first byte to its last.
    Connection(Loop& loop, Fd fd, std::chrono::milliseconds half_request, Held& held, Owner owner);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { held_.bytes -= own_; }

    /// To be called once, when the owner is ready to be told: takes what has come already. May
    /// destroy this.
    void start() { receive(); }
    /// After ready(): the call, which must be answered.
    PendingCall take_call();
    /// May end the connection, and so destroy this.
    void answer(const ResponseHeader& header, const ToolReply& reply);
    /// Whether it has been idle for that long.
    [[nodiscard]] bool quiet(std::chrono::milliseconds time) const;
    /// Ends when idle, else after the request at hand, at the latest after `grace`. May destroy
    /// this.
    void cut(std::chrono::milliseconds grace);

  private:
    enum class Stage { receiving, ready, serving };

    void receive();
    void send();
    void take_apart();
    void take_body();
    [[nodiscard]] bool idle() const noexcept;
    /// Accounts for `bytes` held from now on; too much for all kills it.
    void hold(std::size_t bytes) noexcept;
    /// Watches for what is wanted next, or ends. Nothing may follow it.
    void settle();

    Loop& loop_;
    Fd fd_;
    std::chrono::milliseconds half_request_;
    Held& held_;
    std::size_t own_ = 0; ///< of what is held
    std::chrono::steady_clock::time_point touched_ = std::chrono::steady_clock::now();
    Owner owner_;
    gob::Decoder decoder_{max_message};
    ResponseWriter writer_;
    std::optional<RequestHeader> header_; ///< of the request whose body is awaited
    PendingCall call_;
    Stage stage_ = Stage::receiving;
    std::string output_;
    std::size_t sent_ = 0;
    bool announced_ = false;    ///< the call at hand has been told of
    bool end_of_input_ = false; ///< the peer sends no more
    bool last_ = false;         ///< the request that is arriving is the last one taken
    bool finished_ = false;     ///< no request is taken after the one at hand
    bool dead_ = false;
    FdWatch reading_, writing_;
    bool watches_reading_ = false, watches_writing_ = false;
    Timer deadline_, cut_;
};

} // namespace hookbox
