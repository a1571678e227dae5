// A charm on disk: its metadata, config schema and actions. Reading blocks on the file system and
// throws Error `<file>: <reason>`, with `:<line>:<column>` after the file for malformed YAML.
#pragma once

#include "charm/actions.hpp"
#include "value/value.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

struct CharmEndpoint {
    std::string name, role, interface; ///< role: provider, requirer, peer
    std::string scope = "global";      ///< or container
    bool optional = false;
    int limit = 0; ///< 0: none
};

/// Storage that each unit has, or may ask for.
struct CharmStorage {
    std::string name, type;        ///< type: filesystem, block
    std::string location = {};     ///< of a filesystem; "" = anywhere
    std::int64_t minimum_size = 0; ///< in MiB; 0: any
    int minimum = 1, maximum = 1;  ///< how many of it; a maximum of -1: any number
    bool shared = false, read_only = false;
    std::vector<std::string> properties = {};
};

/// A file or image that the operator gives to the charm.
struct CharmResource {
    std::string name, type = "file"; ///< or oci-image
    std::string filename = {};       ///< of a file
    std::string description = {};
};

struct CharmMetadata {
    std::string name, summary;
    bool subordinate = false;
    std::map<std::string, CharmEndpoint> endpoints; ///< without the implicit juju-info
    std::vector<std::string> extra_bindings;        ///< sorted
    std::map<std::string, CharmStorage> storage;
    std::map<std::string, CharmResource> resources;
    std::vector<std::string> containers; ///< names only, sorted
};

/// The names of all hooks such a charm may have.
std::set<std::string> implied_hooks(const CharmMetadata& metadata);
/// The endpoint that every charm provides without naming it.
CharmEndpoint juju_info_endpoint();

struct ConfigOption {
    std::string type; ///< string, int, float, boolean, secret
    std::string description;
    Value default_value; ///< of that type; null: none
};
using ConfigSchema = std::map<std::string, ConfigOption>;

/// A value typed on a command line. Throws Error `unknown option "x"` or
/// `option "x" expected int, got "…"`.
Value parse_config_value(const ConfigSchema& schema, const std::string& key,
                         const std::string& text);
/// A value from a YAML file, already typed there; the same errors.
Value check_config_value(const ConfigSchema& schema, const std::string& key, const Value& value);

struct Charm {
    std::filesystem::path directory;
    CharmMetadata metadata;
    ConfigSchema config;
    ActionSpecs actions;
};

/// Throws Error when `directory` holds no charm (no metadata.yaml, or neither hooks/ nor dispatch),
/// `<source>:<line>:<column>: …` for what cannot be in one of its files; so do the readers below.
Charm read_charm(const std::filesystem::path& directory);
CharmMetadata parse_metadata(std::string_view yaml, std::string_view source);
ConfigSchema parse_config_schema(std::string_view yaml, std::string_view source);
/// The section `config` of a charmcraft.yaml, which may be absent.
ConfigSchema parse_charmcraft_config(std::string_view yaml, std::string_view source);

/// The same as stored values, for the model's charm records.
Value to_value(const CharmMetadata& metadata);
CharmMetadata metadata_from_value(const Value& value);
Value to_value(const ConfigSchema& schema);
ConfigSchema config_schema_from_value(const Value& value);

} // namespace hookbox
