#include "gob/reader.hpp"

namespace hookbox::gob {

void Reader::fail(const char* reason) noexcept {
    if (failure_ == nullptr)
        failure_ = reason;
    rest_ = {};
}

std::uint64_t Reader::read_unsigned() noexcept {
    if (rest_.empty()) {
        fail("unexpected EOF");
        return 0;
    }
    const auto first = static_cast<unsigned char>(rest_[0]);
    rest_.remove_prefix(1);
    if (first < 0x80)
        return first;
    const std::size_t size = 0x100U - first;
    if (size > 8) {
        fail("gob: encoded unsigned integer out of range");
        return 0;
    }
    if (size > rest_.size()) {
        fail("gob: integer exceeds input size");
        return 0;
    }
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < size; ++i)
        number = number << 8 | static_cast<unsigned char>(rest_[i]);
    rest_.remove_prefix(size);
    return number;
}

std::int64_t Reader::read_signed() noexcept {
    const std::uint64_t number = read_unsigned();
    const auto shifted = static_cast<std::int64_t>(number >> 1);
    return (number & 1) != 0 ? ~shifted : shifted;
}

std::string_view Reader::read_bytes() noexcept {
    const std::uint64_t size = read_unsigned();
    if (size > rest_.size()) {
        fail("gob: length exceeds input size");
        return {};
    }
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
}

bool Reader::next_field(std::int64_t& field) noexcept {
    const std::uint64_t delta = read_unsigned();
    // No struct has that many fields; the bound keeps the sum from overflowing.
    if (delta > 0xffff || field > 0xffff) {
        fail("gob: bad data: field numbers out of bounds");
        return false;
    }
    field += static_cast<std::int64_t>(delta);
    return delta != 0 && !failed();
}

} // namespace hookbox::gob
