#include "gob/encoder.hpp"

namespace hookbox::gob {
namespace {

constexpr std::size_t max_prefix = 9;

/// Gob's form of an unsigned integer at the end of `buffer`; gives its size.
std::size_t form_unsigned(std::uint64_t value, char (&buffer)[max_prefix]) {
    std::size_t size = 0;
    do {
        buffer[max_prefix - ++size] = static_cast<char>(value);
        value >>= 8;
    } while (value != 0);
    if (size > 1 || static_cast<unsigned char>(buffer[max_prefix - 1]) >= 0x80) {
        buffer[max_prefix - size - 1] = static_cast<char>(0x100 - size);
        ++size;
    }
    return size;
}

} // namespace

void Encoder::put_unsigned(std::uint64_t value) {
    char buffer[max_prefix];
    const std::size_t size = form_unsigned(value, buffer);
    bytes_.append(buffer + max_prefix - size, size);
}

void Encoder::put_signed(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    put_unsigned(value < 0 ? ~bits << 1 | 1 : bits << 1);
}

void Encoder::put_bytes(std::string_view value) {
    put_unsigned(value.size());
    bytes_.append(value);
}

void Encoder::open(std::int64_t id) {
    bytes_.append(max_prefix, '\0');
    message_ = bytes_.size();
    put_signed(id);
    field_ = -1;
}

void Encoder::close() {
    char buffer[max_prefix];
    const std::size_t size = form_unsigned(bytes_.size() - message_, buffer);
    bytes_.replace(message_ - max_prefix, max_prefix, buffer + max_prefix - size, size);
}

void Encoder::put_field(int number) {
    put_unsigned(static_cast<std::uint64_t>(number - field_));
    field_ = number;
}

void Encoder::put_description(int kind, std::string_view name, std::int64_t id) {
    const int field = kind + 1;
    put_unsigned(static_cast<std::uint64_t>(field));
    put_unsigned(1);
    if (name.empty()) {
        put_unsigned(2);
    } else {
        put_unsigned(1);
        put_bytes(name);
        put_unsigned(1);
    }
    put_signed(id);
    put_unsigned(0);
}

void Encoder::define_struct(std::int64_t id, std::string_view name,
                            std::span<const FieldType> fields) {
    open(-id);
    put_description(2, name, id);
    if (!fields.empty()) {
        put_unsigned(1);
        put_unsigned(fields.size());
        for (const FieldType& field : fields) {
            put_unsigned(1);
            put_bytes(field.name);
            put_unsigned(1);
            put_signed(field.type);
            put_unsigned(0);
        }
    }
    put_unsigned(0);
    put_unsigned(0);
    close();
}

void Encoder::define_list(std::int64_t id, std::string_view name, std::int64_t element) {
    open(-id);
    put_description(1, name, id);
    put_unsigned(1);
    put_signed(element);
    put_unsigned(0);
    put_unsigned(0);
    close();
}

void Encoder::begin(std::int64_t type) {
    open(type);
}

void Encoder::unsigned_field(int number, std::uint64_t value) {
    if (value == 0)
        return;
    put_field(number);
    put_unsigned(value);
}

void Encoder::signed_field(int number, std::int64_t value) {
    if (value == 0)
        return;
    put_field(number);
    put_signed(value);
}

void Encoder::bytes_field(int number, std::string_view value) {
    if (value.empty())
        return;
    put_field(number);
    put_bytes(value);
}

void Encoder::strings_field(int number, const std::vector<std::string>& values) {
    if (values.empty())
        return;
    put_field(number);
    put_unsigned(values.size());
    for (const std::string& value : values)
        put_bytes(value);
}

void Encoder::end() {
    put_unsigned(0);
    close();
}

} // namespace hookbox::gob
