// SHA-384 of files, by which Juju knows resources. Blocks; throws SystemError.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace hookbox {

struct Fingerprint {
    std::string hex; ///< 96 lower-case hexadecimal digits
    std::int64_t size = 0;
    friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

Fingerprint fingerprint_of(std::string_view bytes);
Fingerprint fingerprint_file(const std::filesystem::path& path);
/// Of what it copies into `to`, a new file for its user alone, which survives a power cut.
Fingerprint copy_with_fingerprint(const std::filesystem::path& from,
                                  const std::filesystem::path& to);

} // namespace hookbox
