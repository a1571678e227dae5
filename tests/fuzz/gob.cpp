// The gob decoder: a struct with a field of every kind it knows, from bytes that arrive in pieces.
#include "fuzz.hpp"
#include "gob/decoder.hpp"

#include <array>

using namespace hookbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = text_of(data, size);
    const std::size_t piece = size == 0 ? 1 : 1 + data[0] % 64;
    gob::Decoder decoder(std::size_t{1} << 16);
    bool flag = false;
    std::int64_t number = 0;
    std::uint64_t count = 0;
    std::string text, bytes;
    std::vector<std::string> list;
    const std::array<gob::Field, 6> fields = {{{"Flag", &flag},
                                               {"Number", &number},
                                               {"Count", &count},
                                               {"Text", gob::Text{&text}},
                                               {"Bytes", gob::Bytes{&bytes}},
                                               {"List", &list}}};
    const gob::Structure all{"All", fields};
    std::size_t values = 0;
    for (std::size_t start = 0; start < input.size(); start += piece) {
        decoder.feed(input.substr(start, piece));
        for (;;) {
            const gob::Decoded result = values % 3 == 2 ? decoder.skip() : decoder.decode(all);
            if (result == gob::Decoded::incomplete)
                break;
            if (result == gob::Decoded::broken) {
                require(!decoder.error().empty(), "a broken stream says why");
                return 0;
            }
            require(++values <= size, "a value has at least a byte");
        }
    }
    return 0;
}
