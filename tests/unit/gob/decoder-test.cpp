#include "gob/decoder.hpp"
#include "gob/encoder.hpp"
#include "hex.hpp"

#include <cstdio>

#include <doctest/doctest.h>

using namespace hookbox::gob;

namespace {

// Written twice by Go 1.19: a struct with a field of every kind between ContextId and Dir, among
// them interfaces holding a struct, nothing, an int and a map defined within the value, a
// recursive type, time.Time and *big.Int (opaque).
const std::string wide = from_hex(
    "ffb2ff81030101045769646501ff820001140109436f6e746578744964010c0001014201020001014901040001"
    "015501060001014601080001024279010a00010153010c00010143010e000103416e7901100001034e696c0110"
    "0001054261736963011000010341727201ff840001045374727301ff8600010350747301ff8a0001014d01ff8c"
    "0001015401ff8e0001045768656e01ff9200010342696701ff940001024d6901ff96000103446972010c000000"
    "16ff83010101065b335d696e7401ff840001040106000016ff85020101085b5d737472696e6701ff8600010c00"
    "001bff890201010c5b5d6d61696e2e506f696e7401ff8a0001ff8800001fff8703010105506f696e7401ff8800"
    "0102010158010400010159010400000028ff8b040101176d61705b737472696e675d5b5d6d61696e2e506f696e"
    "7401ff8c00010c01ff8a000025ff8d030101045472656501ff8e00010201044e616d65010c0001044b69647301"
    "ff900000001bff8f0201010c5b5d2a6d61696e2e5472656501ff900001ff8e000010ff910501010454696d6501"
    "ff920000000aff93050102ff9800000024ff95040101146d61705b696e745d696e74657266616365207b7d01ff"
    "9600010401100000ffaaff820103637478010101fe010101fa01000000000001fe31400102010201017301fef0"
    "3fffc0010a6d61696e2e506f696e74ff8805012c0142000203696e740402000e01030200060102016100010201"
    "02010400000101016b01010a010c0001010172010201016b0001016c010101016d000000010f010000000e7791"
    "f70100000002ffff01030230390101080e6d61705b737472696e675d696e74ff99040102ff9a00010c01040000"
    "0fff9a050001017a0201042f656e6400ffabff820103637478010101fe010101fa01000000000001fe31400102"
    "010201017301fef03fffc0010a6d61696e2e506f696e74ff8805012c0142000203696e740402000e0103020006"
    "010201610001020102010400000101016b01010a010c0001010172010201016b0001016c010101016d00000001"
    "0f010000000e7791f70100000002ffff01030230390101080e6d61705b737472696e675d696e74ff9a05000101"
    "7a0201042f656e6400");

// Also by Go: ContextId "c", an interface holding Box{Box{Point{1, 2}}}, Dir "/d".
const std::string nested = from_hex(
    "2eff9b030101044e65737401ff9c0001030109436f6e746578744964010c000101410110000103446972010c00"
    "00002aff9c01016301086d61696e2e426f78ff9d03010103426f7801ff9e0001010105496e6e65720110000000"
    "4bff9e4301086d61696e2e426f78ff9e2b010a6d61696e2e506f696e74ff8703010105506f696e7401ff880001"
    "02010158010400010159010400000009ff88050102010400000001022f6400");

constexpr std::size_t limit = std::size_t{1} << 20;

struct Ends {
    std::string context_id, directory;

    Decoded decode(Decoder& decoder) {
        const Field fields[] = {{"Dir", Text{&directory}}, {"ContextId", Text{&context_id}}};
        return decoder.decode({"Ends", fields});
    }
};

Decoded decode_number(std::string_view bytes, std::int64_t& number) {
    Decoder decoder(limit);
    decoder.feed(bytes);
    const Field fields[] = {{"X", &number}};
    return decoder.decode({"Point", fields});
}

const std::string point = from_hex("1f ff81 03 01 01 05 506f696e74 01 ff82 00 01 02 01 01 58 01 04 "
                                   "00 01 01 59 01 04 00 00 00");

} // namespace

TEST_CASE("unknown fields of every kind are skipped") {
    Decoder decoder(limit);
    decoder.feed(wide);
    for (int call = 0; call < 2; ++call) {
        Ends ends;
        REQUIRE_MESSAGE(ends.decode(decoder) == Decoded::value, decoder.error());
        CHECK(ends.context_id == "ctx");
        CHECK(ends.directory == "/end");
    }
    CHECK(decoder.between_values());
}

TEST_CASE("a whole value of every kind is skipped") {
    Decoder decoder(limit);
    decoder.feed(wide);
    REQUIRE(decoder.skip() == Decoded::value);
    Ends ends;
    REQUIRE(ends.decode(decoder) == Decoded::value);
    CHECK(ends.directory == "/end");
}

TEST_CASE("interfaces within interfaces define types on the way") {
    Decoder decoder(limit);
    Ends ends;
    for (const char byte : nested) {
        REQUIRE(ends.decode(decoder) == Decoded::incomplete);
        decoder.feed({&byte, 1});
    }
    REQUIRE_MESSAGE(ends.decode(decoder) == Decoded::value, decoder.error());
    CHECK(ends.context_id == "c");
    CHECK(ends.directory == "/d");
}

TEST_CASE("values that are no structs can be skipped but not decoded") {
    Decoder decoder(limit);
    // 7, []string{"x"} and struct{Dir string}{"/x"}
    decoder.feed(from_hex("0304000e 16ff85020101085b5d737472696e6701ff8600010c0000 06ff8600010178"
                          "14ff9f030102ffa00001010103446972010c000000 07ffa001022f7800"));
    Ends ends;
    CHECK(decoder.skip() == Decoded::value);
    CHECK(ends.decode(decoder) == Decoded::invalid);
    CHECK(decoder.error() ==
          "gob: type mismatch in decoder: want struct type Ends; got non-struct");
    REQUIRE(ends.decode(decoder) == Decoded::value);
    CHECK(ends.directory == "/x");
}

TEST_CASE("truncation at every offset is noticed") {
    const auto check = [](std::string_view stream, std::size_t first_end) {
        for (std::size_t size = 0; size < stream.size(); ++size) {
            Decoder decoder(limit);
            decoder.feed(stream.substr(0, size));
            Ends ends;
            std::size_t values = 0;
            Decoded result;
            while ((result = ends.decode(decoder)) == Decoded::value)
                ++values;
            CHECK(result == Decoded::incomplete);
            CHECK(values == (size < first_end ? 0 : 1));
        }
    };
    check(wide, 646);
    check(nested, nested.size());
}

TEST_CASE("a changed byte at any offset gives a value or an error, and an end") {
    for (const std::string& stream : {wide, nested})
        for (std::size_t at = 0; at < stream.size(); ++at)
            for (const unsigned change : {0x01U, 0x02U, 0x80U, 0xffU}) {
                std::string bytes = stream;
                bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ change);
                Decoder decoder(limit);
                decoder.feed(bytes);
                Ends ends;
                int rounds = 0;
                Decoded result;
                do
                    result = ends.decode(decoder);
                while ((result == Decoded::value || result == Decoded::invalid) && ++rounds < 400);
                CHECK(rounds < 400);
                CHECK(ends.context_id.size() + ends.directory.size() <= stream.size());
            }
}

TEST_CASE("a field of another kind makes the value invalid, not the stream") {
    Decoder decoder(limit);
    decoder.feed(point + from_hex("07 ff82 01 2c 01 42 00 07 ff82 01 2c 01 42 00"));
    std::string text;
    const Field wrong[] = {{"X", Text{&text}}};
    CHECK(decoder.decode({"Wrong", wrong}) == Decoded::invalid);
    CHECK(decoder.error() == "gob: wrong type (string) for received field Point.X");
    std::int64_t number = 0;
    const Field right[] = {{"X", &number}};
    CHECK(decoder.decode({"Right", right}) == Decoded::value);
    CHECK(number == 22);
}

TEST_CASE("no common field is an error, no field at all is none") {
    std::int64_t number = 0;
    Decoder decoder(limit);
    decoder.feed(point + from_hex("05 ff82 01 2c 00"));
    const Field other[] = {{"Z", &number}};
    CHECK(decoder.decode({"Other", other}) == Decoded::invalid);
    CHECK(decoder.error() == "gob: type mismatch: no fields matched compiling decoder for Other");
    decoder.feed(from_hex("0a ff85 03 01 02 ff86 00 00 00 03 ff86 00"));
    CHECK(decoder.decode({"Other", other}) == Decoded::value);
}

TEST_CASE("missing fields keep what the target holds") {
    std::int64_t number = 5;
    CHECK(decode_number(point + from_hex("05 ff82 02 42 00"), number) == Decoded::value);
    CHECK(number == 5);
}

TEST_CASE("broken streams are told from broken values") {
    std::int64_t number = 0;
    const auto result = [&](const std::string& bytes) { return decode_number(bytes, number); };
    SUBCASE("field beyond the struct") {
        CHECK(result(point + from_hex("05 ff82 03 42 00")) == Decoded::invalid);
    }
    SUBCASE("struct without its end") {
        CHECK(result(point + from_hex("04 ff82 01 2c")) == Decoded::invalid);
    }
    SUBCASE("bytes behind the struct") {
        CHECK(result(point + from_hex("06 ff82 01 2c 00 00")) == Decoded::invalid);
    }
    SUBCASE("undefined type") {
        CHECK(result(from_hex("05 ff84 01 2c 00")) == Decoded::invalid);
    }
    SUBCASE("definition of a defined type") {
        CHECK(result(point + point) == Decoded::broken);
    }
    SUBCASE("definition of a reserved type") {
        CHECK(result(from_hex("0a 0b 03 01 02 0c 00 00 00 00 00")) == Decoded::broken);
    }
    SUBCASE("empty message") {
        CHECK(result(from_hex("00")) == Decoded::broken);
    }
    SUBCASE("impossible length") {
        CHECK(result(from_hex("80")) == Decoded::broken);
    }
    SUBCASE("length beyond the limit") {
        CHECK(result(from_hex("fd100001")) == Decoded::broken);
    }
    SUBCASE("no gob at all") {
        CHECK(result("GET / HTTP/1.0\r\n\r\n") == Decoded::incomplete);
    }
}

TEST_CASE("counts are bounded by the bytes behind them") {
    // struct{L []string} whose list claims 2^28 strings
    Decoder decoder(limit);
    decoder.feed(message("ff81 03 01 02 ff82 00 01 01 01 01 4c 01 ff84 00 00 00") +
                 message("ff83 02 01 02 ff84 00 01 0c 00 00") + message("ff82 01 fc10000000 00"));
    std::vector<std::string> list;
    const Field fields[] = {{"L", &list}};
    CHECK(decoder.decode({"Lists", fields}) == Decoded::invalid);
    CHECK(decoder.error() == "gob: string slice too big");
    CHECK(list.capacity() == 0);
}

TEST_CASE("what a peer defines is bounded in sum") {
    // Each by far small enough by itself, and followed by no value.
    std::string fields;
    for (int field = 0; field < 128; ++field)
        fields += " 01 05 6669656c64 01 04 00";
    const auto definition = [&](int number) {
        char id[16];
        std::snprintf(id, sizeof id, "fe%04x", 2 * number - 1);
        return message(id + (" 03 01 02 ff80 00 01 ff80" + fields) + " 00 00");
    };
    Decoder decoder(limit);
    int number = first_defined_type;
    Decoded result = Decoded::incomplete;
    for (; result == Decoded::incomplete && number < 1000; ++number) {
        decoder.feed(definition(number));
        result = decoder.skip();
    }
    CHECK(result == Decoded::broken);
    CHECK(decoder.error() == "gob: type definitions too large");
    CHECK(number < first_defined_type + 32);
}

TEST_CASE("definitions of a value that is still incomplete count once") {
    Decoder decoder(limit);
    std::string directory;
    for (const char byte : nested) {
        decoder.feed({&byte, 1});
        Ends ends;
        if (ends.decode(decoder) == Decoded::value)
            directory = ends.directory;
    }
    CHECK(directory == "/d");
    CHECK(decoder.error() == "");
}

TEST_CASE("what was consumed is not kept") {
    const std::string value = from_hex("05 ff82 01 2c 00");
    const Encoder::FieldType text_type[] = {{"Text", type_string}};
    Encoder encoder;
    encoder.define_struct(70, "Long", text_type);
    encoder.begin(70);
    encoder.bytes_field(0, std::string(std::size_t{4} << 20, 'x'));
    encoder.end();
    Decoder decoder(std::size_t{8} << 20);
    decoder.feed(point + encoder.take() + value + value.substr(0, 2));
    CHECK(decoder.kept() > std::size_t{4} << 20);
    CHECK(decoder.skip() == Decoded::value);
    CHECK(decoder.kept() < std::size_t{64} << 10);
    decoder.feed(value.substr(2));
    for (std::int64_t number = 0; number < 2; ++number) {
        std::int64_t got = 0;
        const Field fields[] = {{"X", &got}};
        CHECK(decoder.decode({"Point", fields}) == Decoded::value);
        CHECK(got == 22);
    }
    CHECK(decoder.between_values());
}

TEST_CASE("deeply nested values end in an error") {
    // type T []T, and struct{N T}, with a list of one list of one list …
    std::string value = "ff82 01";
    for (int depth = 0; depth < 10000; ++depth)
        value += "01";
    Decoder decoder(limit);
    decoder.feed(message("ff81 03 01 02 ff82 00 01 01 01 01 4e 01 ff84 00 00 00") +
                 message("ff83 02 01 02 ff84 00 01 ff84 00 00") + message(value + "00 00"));
    CHECK(decoder.skip() == Decoded::invalid);
    CHECK(decoder.error() == "gob: invalid nesting depth");
}
