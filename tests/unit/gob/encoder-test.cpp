#include "gob/encoder.hpp"
#include "gob/types.hpp"
#include "hex.hpp"

#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

using namespace hookbox::gob;

TEST_CASE("a definition and a value look as in the documentation of Go's package") {
    constexpr Encoder::FieldType fields[] = {{"X", type_int}, {"Y", type_int}};
    Encoder encoder;
    encoder.define_struct(65, "Point", fields);
    encoder.begin(65);
    encoder.signed_field(0, 22);
    encoder.signed_field(1, 33);
    encoder.end();
    CHECK(encoder.take() == from_hex("1f ff81 03 01 01 05 506f696e74 01 ff82 00 01 02 01 01 58 01 "
                                     "04 00 01 01 59 01 04 00 00 00 07 ff82 01 2c 01 42 00"));
    CHECK(encoder.bytes().empty());
}

TEST_CASE("zero fields are left out and the next delta grows") {
    Encoder encoder;
    encoder.begin(66);
    encoder.bytes_field(0, "");
    encoder.unsigned_field(1, 0);
    encoder.signed_field(2, 0);
    encoder.strings_field(3, {});
    encoder.strings_field(4, {"", "a"});
    encoder.end();
    CHECK(encoder.take() == from_hex("08 ff84 05 02 00 01 61 00"));
}

TEST_CASE("integers take the fewest bytes") {
    const auto encoded = [](auto value) {
        Encoder encoder;
        encoder.begin(1);
        if constexpr (std::is_signed_v<decltype(value)>)
            encoder.signed_field(0, value);
        else
            encoder.unsigned_field(0, value);
        encoder.end();
        const std::string bytes = encoder.take();
        return bytes.substr(3, bytes.size() - 4);
    };
    CHECK(encoded(std::uint64_t{7}) == from_hex("07"));
    CHECK(encoded(std::uint64_t{127}) == from_hex("7f"));
    CHECK(encoded(std::uint64_t{128}) == from_hex("ff80"));
    CHECK(encoded(std::uint64_t{256}) == from_hex("fe0100"));
    CHECK(encoded(std::numeric_limits<std::uint64_t>::max()) == from_hex("f8ffffffffffffffff"));
    CHECK(encoded(std::int64_t{-129}) == from_hex("fe0101"));
    CHECK(encoded(std::int64_t{64}) == from_hex("ff80"));
    CHECK(encoded(std::numeric_limits<std::int64_t>::min()) == from_hex("f8ffffffffffffffff"));
}

TEST_CASE("a large message has a long length") {
    const std::string large(std::size_t{1} << 20, 'x');
    Encoder encoder;
    encoder.begin(66);
    encoder.bytes_field(0, large);
    encoder.end();
    CHECK(encoder.take() == from_hex("fd100008 ff84 01 fd100000") + large + std::string(1, '\0'));
}
