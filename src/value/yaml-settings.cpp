#include "base/error.hpp"
#include "value/yaml-decoder.hpp"
#include "value/yaml.hpp"

#include <optional>

namespace hookbox {
namespace {

using Settings = std::map<std::string, std::string>;

/// Reads as go-yaml reads into a map of strings: goes on after a wrong type and tells all at once.
class SettingsReader {
  public:
    SettingsReader(std::string_view text, std::string_view go_type)
        : decoder_(text), go_type_(go_type) {}

    Settings read() {
        if (decoder_.root() != nullptr)
            read_map(*decoder_.root());
        if (!problems_.empty())
            throw Error("yaml: unmarshal errors:" + problems_);
        return std::move(settings_);
    }

  private:
    void mismatch(const YamlNode& node, std::string_view tag, std::string_view wanted) {
        std::string found(node.tag.empty() ? tag : node.tag);
        if (found != "!!seq" && found != "!!map") {
            const std::string& text = node.value;
            found += " `" + (text.size() > 10 ? text.substr(0, 7) + "..." : text) + '`';
        }
        problems_ += "\n  line " + std::to_string(node.line + 1) + ": cannot unmarshal " + found +
                     " into " + std::string(wanted);
    }

    void read_map(const YamlNode& at) {
        const YamlDecoder::Visit visit(decoder_, at);
        const YamlNode& node = visit.node();
        if (node.kind == YamlNode::Kind::sequence)
            return mismatch(node, "!!seq", go_type_);
        if (node.kind == YamlNode::Kind::scalar) {
            const YamlScalar scalar = resolve_scalar(node);
            return scalar.value.is_null() ? void() : mismatch(node, scalar.tag, go_type_);
        }
        for (std::size_t entry = 0; entry < node.children.size(); entry += 2)
            read_entry(*node.children[entry], *node.children[entry + 1]);
    }

    void read_entry(const YamlNode& key_node, const YamlNode& value_node) {
        if (is_merge_key(key_node)) {
            for (const YamlNode* map : merged_maps(value_node))
                read_map(*map);
            return;
        }
        const auto key = read_text(key_node);
        if (!key)
            return;
        if (auto value = read_text(value_node))
            settings_.insert_or_assign(*key, *std::move(value));
    }

    std::optional<std::string> read_text(const YamlNode& at) {
        const YamlDecoder::Visit visit(decoder_, at);
        const YamlNode& node = visit.node();
        if (node.kind == YamlNode::Kind::scalar)
            return scalar_text(node);
        mismatch(node, node.kind == YamlNode::Kind::mapping ? "!!map" : "!!seq", "string");
        return std::nullopt;
    }

    YamlDecoder decoder_;
    std::string_view go_type_;
    Settings settings_;
    std::string problems_;
};

} // namespace

Settings parse_yaml_settings(std::string_view text, std::string_view go_type) {
    try {
        return SettingsReader(text, go_type).read();
    } catch (const YamlProblem& problem) {
        throw Error(go_words(problem));
    }
}

} // namespace hookbox
