// JSON as it is read from files, options and the store; what is then written is read back the same.
#include "value/json.hpp"

#include "cli/format.hpp"
#include "fuzz.hpp"

using namespace hookbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = text_of(data, size);
    accepts([&] { from_stored(input, "store"); });
    Value value;
    if (!accepts([&] { value = parse_json(input); }))
        return 0;
    const std::string plain = to_plain_json(value);
    require(to_plain_json(parse_json(plain)) == plain, "plain JSON says the same");
    require(to_stored(from_stored(to_stored(value), "store")) == to_stored(value),
            "a stored value says the same");
    parse_json(to_json(value));
    return 0;
}
