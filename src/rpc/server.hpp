// The server half: accepts connections on a listening socket, checks each peer's credentials (same
// user or root), reads requests within a deadline and size bound, and answers them one at a time,
// in the order in which they became complete. Owned by service/; runs in the loop's thread.
#pragma once

#include "base/fd.hpp"
#include "base/loop.hpp"
#include "rpc/message.hpp"

#include <functional>
#include <memory>
#include <string>

namespace hookbox {

/// A listening unix socket, mode 0700; `@name` is an abstract one. A stale file is replaced.
Fd listen_unix(const std::string& address);

class RpcServer {
  public:
    /// Gives the reply; a thrown Error becomes the reply's error text. It may cut() but must not
    /// destroy the server.
    using Handler = std::function<ToolReply(const ToolRequest&)>;
    struct Limits {
        std::chrono::milliseconds half_request{30000}; ///< for the rest of a begun request
        /// Beyond it a new connection takes the place of one that has been quiet, or waits.
        std::size_t connections = 256;
        std::chrono::milliseconds quiet{1000};
        /// Bytes of requests and replies held at a time; who exceeds it is cut off.
        std::size_t held = std::size_t{256} << 20;
    };

    RpcServer(Loop& loop, Fd listener, Handler handler, Limits limits);
    RpcServer(Loop& loop, Fd listener, Handler handler);
    ~RpcServer();

    /// Cuts the connections open now: at once when idle, after `grace` when a request or reply is
    /// on its way. New connections are accepted as before.
    void cut(std::chrono::milliseconds grace);

  private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace hookbox
