// The signals that ask simulate to end: caught while this lives, and told by a descriptor, which
// also who is not in the loop can look at. One object at a time.
#pragma once

#include "base/fd.hpp"

#include <array>
#include <csignal>
#include <vector>

namespace hookbox {

class EndingSignals {
  public:
    EndingSignals();
    EndingSignals(const EndingSignals&) = delete;
    EndingSignals& operator=(const EndingSignals&) = delete;
    ~EndingSignals();

    /// Readable while there is something to take.
    [[nodiscard]] int fd() const noexcept { return read_.get(); }
    /// Those that have come, in their order; does not block.
    [[nodiscard]] std::vector<int> take() const;

  private:
    static constexpr std::array caught = {SIGINT, SIGTERM, SIGHUP};

    Fd read_, write_;
    std::array<struct sigaction, caught.size()> before_{};
};

} // namespace hookbox
