// A charm's metadata and config schema, and both kept in the model.
#include "charm/charm.hpp"
#include "fuzz.hpp"
#include "value/json.hpp"

using namespace hookbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = text_of(data, size);
    accepts([&] {
        const Value kept = to_value(parse_metadata(input, "metadata.yaml"));
        require(to_stored(to_value(metadata_from_value(kept))) == to_stored(kept), "kept metadata");
    });
    accepts([&] {
        const ConfigSchema schema = parse_config_schema(input, "config.yaml");
        const Value kept = to_value(schema);
        require(to_stored(to_value(config_schema_from_value(kept))) == to_stored(kept),
                "a kept schema");
        for (const auto& entry : schema)
            accepts([&] { parse_config_value(schema, entry.first, entry.second.description); });
    });
    accepts([&] { parse_charmcraft_config(input, "charmcraft.yaml"); });
    return 0;
}
