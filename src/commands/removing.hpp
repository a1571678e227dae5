// What the verbs that remove something have in common.
#pragma once

#include "cli/options.hpp"
#include "model/model.hpp"
#include "model/removal.hpp"

#include <functional>
#include <string>

namespace hookbox {

class RemovalOptions {
  public:
    void declare(Options& options);
    /// Throws UsageError.
    void check() const;

    /// What goes with the unit or stays without it: "- will remove storage data/0", one a line.
    [[nodiscard]] std::string told_storage(const Model& model, const std::string& unit) const;

    [[nodiscard]] StorageFate storage() const;

    bool force = false, dry_run = false;

  private:
    bool no_wait_ = false, no_prompt_ = false, destroy_storage_ = false;
};

/// Removals of several things, in which one that cannot be removed does not keep the others from
/// it.
class Removals {
  public:
    explicit Removals(std::string kind) : kind_(std::move(kind)) {}
    void attempt(const std::string& name, const std::function<void()>& remove);
    [[nodiscard]] bool any() const noexcept { return done_ > 0; }
    /// Throws Error with all that went wrong: `removing <kind> <name> failed: …`.
    void report() const;

  private:
    std::string kind_, errors_;
    int done_ = 0;
};

} // namespace hookbox
