#include "value/yaml-decoder.hpp"

#include "value/base64.hpp"
#include "value/yaml-scalar.hpp"

#include <algorithm>

namespace hookbox {
namespace {

/// The share of all decoded nodes that aliases may bring, as go-yaml has it.
double allowed_alias_share(std::size_t decoded) {
    constexpr double low = 400'000, high = 4'000'000;
    const double count = std::clamp(static_cast<double>(decoded), low, high);
    return 0.99 - 0.89 * (count - low) / (high - low);
}

bool has_type_by_looks(std::string_view tag) {
    return tag.empty() || tag == "!!null" || tag == "!!bool" || tag == "!!int" ||
           tag == "!!float" || tag == "!!timestamp";
}

std::string tag_by_looks(const YamlNode& scalar, const Value& value) {
    const std::string_view kind = kind_name(value);
    if (kind == "string")
        return (scalar.tag.empty() || scalar.tag == "!!timestamp") &&
                       is_yaml_timestamp(scalar.value)
                   ? "!!timestamp"
                   : "!!str";
    return kind == "uint" ? "!!int" : "!!" + std::string(kind);
}

std::string from_binary(const YamlNode& scalar) {
    auto bytes = from_base64(scalar.value);
    if (!bytes)
        throw problem_at(scalar, "!!binary value contains invalid base64 data");
    return *std::move(bytes);
}

bool is_map(const YamlNode& node) {
    const YamlNode& target = node.target != nullptr ? *node.target : node;
    return target.kind == YamlNode::Kind::mapping;
}

} // namespace

YamlProblem problem_at(const YamlNode& node, std::string text) {
    return {std::move(text), node.line, node.column};
}

YamlScalar resolve_scalar(const YamlNode& scalar) {
    if (scalar.tag.empty() && !scalar.plain)
        return {"!!str", scalar.value};
    if (scalar.tag == "!!binary")
        return {scalar.tag, from_binary(scalar)};
    if (!has_type_by_looks(scalar.tag))
        return {scalar.tag, scalar.value};
    Value value = resolve_yaml(scalar.value);
    std::string tag = tag_by_looks(scalar, value);
    if (const auto* integer = value.get_if<std::int64_t>(); integer && scalar.tag == "!!float")
        return {scalar.tag, static_cast<double>(*integer)};
    if (!scalar.tag.empty() && scalar.tag != tag)
        throw problem_at(scalar,
                         "cannot decode " + tag + " `" + scalar.value + "` as a " + scalar.tag);
    return {std::move(tag), std::move(value)};
}

std::string scalar_text(const YamlNode& scalar) {
    const YamlScalar resolved = resolve_scalar(scalar);
    if (resolved.value.is_null())
        return {};
    const auto* text = resolved.value.get_if<std::string>();
    return text != nullptr ? *text : scalar.value;
}

bool is_merge_key(const YamlNode& key) {
    return key.kind == YamlNode::Kind::scalar && key.value == "<<" &&
           (key.plain || key.tag == "!!merge");
}

std::vector<const YamlNode*> merged_maps(const YamlNode& value) {
    std::vector<const YamlNode*> maps = {&value};
    if (value.kind == YamlNode::Kind::sequence)
        maps.assign(value.children.rbegin(), value.children.rend()); // an earlier one wins
    for (const YamlNode* map : maps)
        if (!is_map(*map))
            throw problem_at(*map, "map merge requires map or sequence of maps as the value");
    return maps;
}

void YamlDecoder::count(const YamlNode& node) {
    ++decoded_;
    if (!open_aliases_.empty())
        ++decoded_in_aliases_;
    if (decoded_in_aliases_ > 100 && decoded_ > 1000 &&
        static_cast<double>(decoded_in_aliases_) / static_cast<double>(decoded_) >
            allowed_alias_share(decoded_))
        throw problem_at(node, "document contains excessive aliasing");
}

YamlDecoder::Visit::Visit(YamlDecoder& decoder, const YamlNode& node)
    : decoder_(decoder), node_(node.target != nullptr ? *node.target : node),
      aliased_(node.target != nullptr) {
    decoder_.count(node);
    if (aliased_) {
        auto& open = decoder_.open_aliases_;
        if (std::ranges::find(open, &node) != open.end())
            throw problem_at(node, "anchor '" + node.value + "' value contains itself");
        open.push_back(&node);
        decoder_.count(node_);
    }
    if (decoder_.depth_ > max_yaml_depth)
        throw problem_at(node, "nested too deeply");
    ++decoder_.depth_;
}

YamlDecoder::Visit::~Visit() {
    --decoder_.depth_;
    if (aliased_)
        decoder_.open_aliases_.pop_back();
}

std::string go_words(const YamlProblem& problem) {
    std::string where = "yaml: ";
    if (problem.named_line > 0)
        where += "line " + std::to_string(problem.named_line) + ": ";
    return where + problem.text;
}

} // namespace hookbox
