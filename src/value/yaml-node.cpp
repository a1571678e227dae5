#include "value/yaml-node.hpp"

#include "value/base64.hpp"
#include "value/yaml-scalar.hpp"

namespace hookbox {
namespace {

constexpr std::size_t max_depth = 1000;
constexpr std::string_view core_tag = "tag:yaml.org,2002:";

bool is_untagged_plain(const YAML::Node& node) {
    return node.Tag() == "?";
}

} // namespace

YamlProblem problem_at(const YAML::Node& node, std::string text) {
    return {std::move(text), YamlProblem::Finder::decoder, node.Mark().line, node.Mark().column};
}

std::string short_yaml_tag(const YAML::Node& node) {
    const std::string& tag = node.Tag();
    if (tag == "?" || tag == "!")
        return {};
    return tag.starts_with(core_tag) ? "!!" + tag.substr(core_tag.size()) : tag;
}

Value yaml_scalar(const YAML::Node& node) {
    if (!node.IsScalar())
        return {};
    if (is_untagged_plain(node))
        return resolve_yaml(node.Scalar());
    const std::string tag = short_yaml_tag(node);
    if (tag != "!!null" && tag != "!!bool" && tag != "!!int" && tag != "!!float")
        return yaml_text(node);
    Value value = resolve_yaml(node.Scalar());
    if (const auto* integer = value.get_if<std::int64_t>(); integer && tag == "!!float")
        value = static_cast<double>(*integer);
    const std::string_view kind = kind_name(value);
    if (tag.substr(2) != (kind == "uint" ? "int" : kind))
        throw problem_at(node, "cannot decode !!str `" + node.Scalar() + "` as a " + tag);
    return value;
}

std::string yaml_text(const YAML::Node& node) {
    if (!node.IsScalar())
        return {};
    if (short_yaml_tag(node) != "!!binary")
        return node.Scalar();
    auto bytes = from_base64(node.Scalar());
    if (!bytes)
        throw problem_at(node, "!!binary value contains invalid base64 data");
    return *std::move(bytes);
}

bool is_merge_key(const YAML::Node& key) {
    return key.IsScalar() && key.Scalar() == "<<" &&
           (is_untagged_plain(key) || short_yaml_tag(key) == "!!merge");
}

std::vector<YAML::Node> merged_maps(const YAML::Node& value) {
    std::vector<YAML::Node> maps;
    if (value.IsSequence())
        for (const auto& map : value)
            maps.push_back(map);
    else
        maps.push_back(value);
    for (const YAML::Node& map : maps)
        if (!map.IsMap())
            throw problem_at(map, "map merge requires map or sequence of maps as the value");
    return {maps.rbegin(), maps.rend()}; // an earlier one wins
}

YamlBounds::Visit::Visit(YamlBounds& bounds, const YAML::Node& node) : bounds_(bounds) {
    if (bounds_.nodes_left_-- == 0)
        throw problem_at(node, "document contains excessive aliasing");
    if (bounds_.depth_ == max_depth)
        throw problem_at(node, "nested too deeply");
    ++bounds_.depth_;
}

} // namespace hookbox
