// Keeps a snapshot up to date from the store's changes: only what was written since the last look
// is read again.
#pragma once

#include "agent/snapshot.hpp"
#include "model/model.hpp"

#include <set>
#include <string>
#include <string_view>

namespace hookbox {

/// What a look at the store brought.
struct News {
    bool any = false;                 ///< something other than a sign of life has changed
    bool settings = false;            ///< of the model
    bool clock = false;               ///< the stored offset was moved; the model's clock follows
    std::set<std::string> units = {}; ///< those whose next operation may be another
    std::int64_t revision = 0;
};

class SnapshotSource {
  public:
    explicit SnapshotSource(Model& model) : model_(model) {}

    [[nodiscard]] const Snapshot& snapshot() const noexcept { return snapshot_; }
    /// Brings the snapshot to the store's present. Blocks on the store.
    News update();
    void set_addresses_hash(std::string hash) { snapshot_.addresses_hash = std::move(hash); }

  private:
    using Parts = std::vector<std::string_view>;
    void apply(const Parts& parts, const std::optional<Node>& node, News& news);
    void apply_unit(const Parts& parts, News& news);
    void apply_application(const Parts& parts, News& news);
    void apply_relation(const Parts& parts, const std::optional<Node>& node, News& news);
    void apply_secret(const Parts& parts, News& news);
    void apply_task(const Parts& parts, News& news);
    void apply_settings();
    void read_relation(int id);
    void touch_application(const std::string& application, News& news) const;
    void touch_counterparts(const RelationFacts& facts, const std::string& application,
                            News& news) const;

    Model& model_;
    Snapshot snapshot_;
};

} // namespace hookbox
