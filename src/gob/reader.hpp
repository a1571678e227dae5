// Gob's primitive encodings, read from bytes that somebody else owns. The first failure sticks:
// every later read gives nothing, so callers look at it once, at the end. Throws nothing.
#pragma once

#include <cstdint>
#include <string_view>

namespace hookbox::gob {

class Reader {
  public:
    Reader() noexcept = default;
    explicit Reader(std::string_view bytes) noexcept : rest_(bytes) {}

    std::uint64_t read_unsigned() noexcept;
    std::int64_t read_signed() noexcept;
    /// A length and that many bytes. Valid as long as the bytes behind the reader.
    std::string_view read_bytes() noexcept;
    /// Steps to the next field of a struct: adds the delta to `field`, which starts as -1. False at
    /// the struct's end, and on failure.
    bool next_field(std::int64_t& field) noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return rest_.size(); }
    [[nodiscard]] bool failed() const noexcept { return failure_ != nullptr; }
    [[nodiscard]] const char* failure() const noexcept { return failure_; }
    void fail(const char* reason) noexcept;

  private:
    std::string_view rest_;
    const char* failure_ = nullptr;
};

} // namespace hookbox::gob
