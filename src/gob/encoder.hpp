// Encodes gob messages, byte for byte as Go's package does: definitions, and structs whose zero
// fields are left out. Throws nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox::gob {

class Encoder {
  public:
    struct FieldType {
        std::string_view name;
        std::int64_t type;
    };
    void define_struct(std::int64_t id, std::string_view name, std::span<const FieldType> fields);
    void define_list(std::int64_t id, std::string_view name, std::int64_t element);

    /// A struct value of that type; then its fields by ascending number, then end().
    void begin(std::int64_t type);
    void unsigned_field(int number, std::uint64_t value);
    void signed_field(int number, std::int64_t value);
    /// Strings and byte lists look the same.
    void bytes_field(int number, std::string_view value);
    void strings_field(int number, const std::vector<std::string>& values);
    void end();

    [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }
    /// The messages so far; the encoder is empty again.
    [[nodiscard]] std::string take() noexcept { return std::move(bytes_); }

  private:
    void open(std::int64_t id);
    void close();
    void put_unsigned(std::uint64_t value);
    void put_signed(std::int64_t value);
    void put_bytes(std::string_view value);
    /// The common part of a definition: its kind, name and id.
    void put_description(int kind, std::string_view name, std::int64_t id);
    void put_field(int number);

    std::string bytes_;
    std::size_t message_ = 0; ///< where the open one's content starts
    int field_ = -1;          ///< the last one put
};

} // namespace hookbox::gob
