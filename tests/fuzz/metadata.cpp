// A charm's metadata, config schema and actions, and all kept in the model; parameters held against
// the actions' schemas.
#include "charm/charm.hpp"
#include "charm/json-schema.hpp"
#include "fuzz.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

using namespace hookbox;

namespace {

void judge_parameters(const ActionSpecs& specs, const Value::Map& parameters) {
    for (const auto& named : specs) {
        const ActionSpec& spec = named.second;
        const Value::Map filled = with_schema_defaults(spec.schema, parameters);
        require(to_stored(with_schema_defaults(spec.schema, filled)) == to_stored(filled),
                "defaults fill once");
        accepts([&] { check_parameters(spec, filled); });
    }
}

} // namespace

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
    accepts([&] {
        const ActionSpecs specs = parse_actions(input, "actions.yaml", "charm");
        const Value kept = to_value(specs);
        require(to_stored(to_value(action_specs_from_value(kept))) == to_stored(kept),
                "kept actions");
        judge_parameters(specs, {});
        judge_parameters(specs, parse_yaml(input).map());
    });
    accepts([&] { parse_charmcraft_actions(input, "charmcraft.yaml", "charm"); });
    return 0;
}
