// Answers the hook tools of one unit: request checks in order (spec §3.10), then the tool, against
// the one context that is open. Shared by agent and simulate. Lives in the loop's thread.
#pragma once

#include "hook/context.hpp"
#include "rpc/server.hpp"
#include "tools/tool.hpp"

#include <functional>
#include <string>

namespace hookbox {

/// One answered call, for whoever keeps a record of them.
struct ToolCall {
    const Tool& tool;
    const ToolRequest& request;
    const ToolReply& reply;
    std::chrono::microseconds duration;
};

class ToolService {
  public:
    /// Listens on `socket` (a path under 108 bytes in a private directory, or `@name`).
    ToolService(Loop& loop, const std::string& socket);

    /// From now on requests with that context's id reach it; `context` must outlive close().
    void open(HookContext& context);
    /// No request is served any more until the next open(); connections get 5 s to finish.
    void close();
    [[nodiscard]] const std::string& address() const noexcept { return address_; }
    void observe(std::function<void(const ToolCall&)> observer) { observer_ = std::move(observer); }
    /// Called when a call's words are in order and before it has done anything. An Error is the
    /// call's failure. Called again when the call comes back with its standard input.
    void before_run(std::function<void(const Tool&)> step) { before_run_ = std::move(step); }

    /// One request, without a socket: what the server would answer. Throws Error for what becomes
    /// an RPC error ("bad request: …", "hook tool requires stdin, none supplied").
    ToolReply answer(const ToolRequest& request);

  private:
    std::string address_;
    HookContext* context_ = nullptr;
    std::function<void(const ToolCall&)> observer_;
    std::function<void(const Tool&)> before_run_;
    RpcServer server_;
};

} // namespace hookbox
