// What an operator or a hook says about storage to come: "rootfs,2,10G", in any order. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

struct StorageDirective {
    std::string pool = {};  ///< "" = as is usual for the kind
    std::int64_t size = 0;  ///< in MiB; 0: as the charm says
    std::int64_t count = 0; ///< 0: as the charm says
    friend bool operator==(const StorageDirective&, const StorageDirective&) = default;
};
/// By the storage's name.
using StorageDirectives = std::map<std::string, StorageDirective>;

/// Pool, count and size, at least one of them; a count not given is 1 then. Throws UsageError with
/// Juju's words: `unrecognized storage constraint "x" not valid`, `cannot parse count: …`.
StorageDirective parse_storage_directive(std::string_view text);
/// "data=rootfs,2" or "data" for one of it. Throws UsageError, as for a name that comes twice.
StorageDirectives parse_storage_directives(const std::vector<std::string>& words);

/// "1.5G", "512MiB" in MiB, rounded up. Throws UsageError
/// `expected a non-negative number, got "x"`, `invalid multiplier suffix "x", expected one of …`.
std::int64_t parse_storage_size(std::string_view text);

} // namespace hookbox
