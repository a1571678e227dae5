// SHA-256, the name of everything the project keeps by content, and SHA-384, by which Juju knows
// resources. Pure; with sealing all that uses libcrypto.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hookbox {

/// Collects bytes in any pieces; hex() ends it.
class Sha256 {
  public:
    Sha256();
    void add(std::string_view bytes);
    /// 64 lower-case hexadecimal digits. The object is spent afterwards.
    [[nodiscard]] std::string hex();

  private:
    alignas(8) unsigned char state_[128];
};

/// The same of 96 digits.
class Sha384 {
  public:
    Sha384();
    void add(std::string_view bytes);
    [[nodiscard]] std::string hex();

  private:
    alignas(8) unsigned char state_[224];
};

/// The digest of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

} // namespace hookbox
