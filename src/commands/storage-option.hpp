// What deploy and add-unit are told about storage.
#pragma once

#include "agent/home.hpp"
#include "charm/charm.hpp"
#include "charm/storage-directive.hpp"
#include "cli/options.hpp"

#include <string>
#include <vector>

namespace hookbox {

/// `--attach-storage <storage>[,<storage>...]`
class AttachStorageOption {
  public:
    void declare(Options& options);
    /// Throws UsageError when there is any for several units, which cannot share it.
    void check(std::int64_t units) const;
    [[nodiscard]] const std::vector<std::string>& ids() const noexcept { return ids_; }

  private:
    std::vector<std::string> ids_;
};

/// `--storage <name>=<constraints>`
void declare_storage(Options& options, StorageDirectives& directives);

/// Throws Error when the charm wants filesystems where they must not be.
void check_locations(const Home& home, const CharmMetadata& charm);

} // namespace hookbox
