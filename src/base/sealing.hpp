// Keeps texts from whoever gets hold of the store: AES-256-GCM under a key that is a file of the
// user's own, readable by nobody else. Whoever has the home has both; a copy of the store has not.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace hookbox {

class SealingKey {
  public:
    /// A new key that ends with the object.
    SealingKey();
    /// The key in `file`, read at each use: who keeps it for later would seal with a key that is
    /// gone by now.
    explicit SealingKey(std::filesystem::path file);

    [[nodiscard]] bool missing() const;
    /// Makes the file unless it is there by now. What another key has sealed stays closed to it.
    void make() const;

    // Both throw Error when the file is missing or not for us alone.

    /// `place` goes into it unseen: the same one has to be given to open it.
    [[nodiscard]] std::string seal(std::string_view text, std::string_view place) const;
    /// Throws Error when it was sealed for another place or by another key, or was changed since.
    [[nodiscard]] std::string open(std::string_view sealed, std::string_view place) const;

  private:
    using Bytes = std::array<unsigned char, 32>;
    [[nodiscard]] Bytes bytes() const;

    std::filesystem::path file_;
    Bytes own_{}; ///< without a file
};

} // namespace hookbox
