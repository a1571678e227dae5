// Takes what juju-exec asks of one unit: a socket on which each connection asks for one thing, and
// waits until the unit's agent has taken it and answers. Only the same user and root are served.
// Lives in the loop's thread; runs nothing itself.
#pragma once

#include "base/fd.hpp"
#include "base/loop.hpp"
#include "rpc/acceptor.hpp"
#include "rpc/commands-codec.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace hookbox {

class CommandsService {
  public:
    /// Listens on `socket`. `asked` is called when there is something new to take.
    CommandsService(Loop& loop, const std::string& socket, std::function<void()> asked);
    CommandsService(const CommandsService&) = delete;
    CommandsService& operator=(const CommandsService&) = delete;
    ~CommandsService();

    /// The oldest request that nobody has taken; who has gone meanwhile asks for nothing.
    [[nodiscard]] std::optional<int> next() const;
    /// From now on it is to be answered, once. `id` is what next() gave.
    [[nodiscard]] CommandsRequest take(int id);
    /// Nothing happens when whoever asked has gone.
    void answer(int id, const ToolReply& reply);
    void refuse(int id, const std::string& reason);

  private:
    class Connection;
    void add(Fd fd);
    void respond(int id, const std::string& error, const ToolReply& reply);

    Loop& loop_;
    std::function<void()> asked_;
    int last_ = 0;
    std::map<int, std::unique_ptr<Connection>> connections_;
    Acceptor acceptor_;
};

} // namespace hookbox
