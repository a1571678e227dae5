#include "value/yaml-node.hpp"

#include "base/utf8.hpp"
#include "value/base64.hpp"
#include "value/yaml-scalar.hpp"

namespace hookbox {
namespace {

constexpr std::size_t max_depth = 1000;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view core_tag = "tag:yaml.org,2002:";

bool is_untagged_plain(const YAML::Node& node) {
    return node.Tag() == "?";
}

/// yaml-cpp gives `\N` and `\_` as the bytes 85 and A0 instead of as characters.
std::string with_whole_characters(std::string_view text) {
    std::string whole;
    while (!text.empty()) {
        const Rune rune = first_rune(text);
        if (rune.valid)
            whole += text.substr(0, rune.size);
        else
            append_utf8(whole, static_cast<unsigned char>(text[0]));
        text.remove_prefix(rune.size);
    }
    return whole;
}

/// How many line breaks stand before the end of the single-quoted text that begins at `quote`.
std::size_t last_breaks(std::string_view text, std::size_t quote) {
    std::size_t end = quote + 1;
    while (end < text.size() && (text[end] != '\'' || text.substr(end, 2) == "''"))
        end += text[end] == '\'' ? 2 : 1;
    std::size_t breaks = 0;
    while (end-- > quote + 1 && std::string_view(" \t\r\n").find(text[end]) != text.npos)
        breaks += text[end] == '\n';
    return breaks;
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

Value YamlDocument::scalar(const YAML::Node& node) const {
    if (!node.IsScalar())
        return {};
    if (is_untagged_plain(node))
        return resolve_yaml(node.Scalar());
    const std::string tag = short_yaml_tag(node);
    if (tag != "!!null" && tag != "!!bool" && tag != "!!int" && tag != "!!float")
        return text(node);
    Value value = resolve_yaml(node.Scalar());
    if (const auto* integer = value.get_if<std::int64_t>(); integer && tag == "!!float")
        value = static_cast<double>(*integer);
    const std::string_view kind = kind_name(value);
    if (tag.substr(2) != (kind == "uint" ? "int" : kind))
        throw problem_at(node, "cannot decode !!str `" + node.Scalar() + "` as a " + tag);
    return value;
}

std::string YamlDocument::text(const YAML::Node& node) const {
    if (!node.IsScalar())
        return {};
    if (short_yaml_tag(node) != "!!binary")
        return whole_text(node);
    auto bytes = from_base64(node.Scalar());
    if (!bytes)
        throw problem_at(node, "!!binary value contains invalid base64 data");
    return *std::move(bytes);
}

std::string YamlDocument::whole_text(const YAML::Node& node) const {
    if (!is_utf8(node.Scalar()))
        return with_whole_characters(node.Scalar());
    std::string text = node.Scalar();
    const auto start = static_cast<std::size_t>(node.Mark().pos) +
                       (text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    // yaml-cpp keeps one of the line breaks that end a single-quoted text, or none.
    if ((text.empty() || text.ends_with('\n')) && text_.substr(start, 1) == "'") {
        const std::size_t breaks = last_breaks(text_, start);
        text.erase(text.find_last_not_of('\n') + 1);
        text.append(breaks < 2 ? 0 : breaks - 1, '\n');
    }
    return text;
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

YamlDocument::YamlDocument(std::string_view text)
    : text_(text), root_(load_yaml(text)), nodes_left_(10000 + 10 * text.size()) {}

YamlDocument::Visit::Visit(YamlDocument& document, const YAML::Node& node) : document_(document) {
    if (document.nodes_left_-- == 0)
        throw problem_at(node, "document contains excessive aliasing");
    if (document.depth_ == max_depth)
        throw problem_at(node, "nested too deeply");
    ++document.depth_;
}

} // namespace hookbox
