// The hooks that were run on this machine, in <home>/history.db: written after the commit it tells
// of and never waited for; what an agent's death leaves out is completed from the units' records. A
// power cut may lose its end; where it cannot be written, hooks go on without. Kept are up to
// 10,000 hooks, at most 32 MiB of them (SQLite's file and log may take twice that). One writer: the
// agent.
#pragma once

#include "agent/hook-record.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hookbox {

struct HistoryBounds {
    std::int64_t hooks = 10'000, bytes = 32 << 20;
};

class History {
  public:
    /// Creates the file (0600) when missing. Throws Error.
    explicit History(const std::filesystem::path& file, HistoryBounds limits = {});

    /// Gives its id, numbers from 1 that are never used again. Throws Error.
    std::int64_t add(const HookRecord& record);
    /// The last `limit` of `unit` ("": of all), the latest last; without output and calls. The
    /// number of calls is in `calls_cut`. Throws Error.
    std::vector<HookRecord> last(const std::string& unit, std::int64_t limit);
    std::optional<HookRecord> find(std::int64_t id);
    /// Whether this run is neither here nor was forgotten. Throws Error.
    bool lacks(const HookRecord& record);

  private:
    void forget_oldest();

    HistoryBounds limits_;
    Database database_;
    Statement insert_;
    std::int64_t last_ = 0, hooks_ = 0, bytes_ = 0;
};

/// The agent's side: opens the history when there is something to add, and never throws.
class HistoryWriter {
  public:
    explicit HistoryWriter(std::filesystem::path file) : file_(std::move(file)) {}
    /// Gives what is wrong when it could not be added, once for the same problem; else "".
    std::string add(const HookRecord& record) noexcept;
    /// As add(), unless the run is there.
    std::string complete(const HookRecord& record) noexcept;

  private:
    std::string add(const HookRecord& record, bool unless_there) noexcept;

    std::filesystem::path file_;
    std::unique_ptr<History> history_;
    std::string problem_;
};

} // namespace hookbox
