// Accepts connections on a listening socket of the same user and root, one a turn of the loop.
// Owned by the server whose socket it is.
#pragma once

#include "base/fd.hpp"
#include "base/loop.hpp"

#include <functional>

namespace hookbox {

class Acceptor {
  public:
    /// `has_room` is asked before each: when there is none, connections wait, until resume() or for
    /// a moment. `accepted` gets a socket that does not block.
    Acceptor(Loop& loop, Fd listener, std::function<bool()> has_room,
             std::function<void(Fd)> accepted);
    Acceptor(const Acceptor&) = delete;
    Acceptor& operator=(const Acceptor&) = delete;

    /// There is room again.
    void resume();

  private:
    void watch();
    void accept_one();
    void pause();

    Loop& loop_;
    Fd listener_;
    std::function<bool()> has_room_;
    std::function<void(Fd)> accepted_;
    FdWatch watch_;
    Timer pause_;
};

} // namespace hookbox
