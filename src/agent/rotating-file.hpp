// A log file that is put aside when it grows too large. What cannot be written is lost: a full disk
// must not end the agent, nor a hook.
#pragma once

#include "base/fd.hpp"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace hookbox {

class RotatingFile {
  public:
    /// Appends to `path`; beyond `limit` bytes it becomes `<path>.1`, older ones `.2` … `.5`.
    explicit RotatingFile(std::filesystem::path path, std::size_t limit = 10 << 20);
    void write(std::string_view text) noexcept;

  private:
    void open() noexcept;
    void rotate() noexcept;

    std::filesystem::path path_;
    std::size_t limit_, size_ = 0;
    Fd file_;
};

} // namespace hookbox
