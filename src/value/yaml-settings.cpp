#include "base/error.hpp"
#include "value/yaml-node.hpp"
#include "value/yaml.hpp"

#include <optional>

namespace hookbox {
namespace {

using Settings = std::map<std::string, std::string>;

/// The tag go-yaml names for a scalar.
std::string scalar_tag(const YAML::Node& node) {
    if (const std::string tag = short_yaml_tag(node); !tag.empty())
        return tag;
    const std::string_view kind = kind_name(yaml_scalar(node));
    return kind == "string" ? "!!str" : kind == "uint" ? "!!int" : "!!" + std::string(kind);
}

/// Reads as go-yaml reads into a map of strings: goes on after a wrong type and tells all at once.
class SettingsReader {
  public:
    explicit SettingsReader(std::size_t text_size) : bounds_(text_size) {}

    Settings read(const YAML::Node& document) {
        read_map(document);
        if (!problems_.empty())
            throw Error("yaml: unmarshal errors:" + problems_);
        return std::move(settings_);
    }

  private:
    void mismatch(const YAML::Node& node, std::string_view wanted) {
        std::string found = node.IsMap() ? "!!map" : "!!seq";
        if (node.IsScalar()) {
            const std::string& text = node.Scalar();
            found = scalar_tag(node) + " `" +
                    (text.size() > 10 ? text.substr(0, 7) + "..." : text) + '`';
        }
        problems_ += "\n  line " + std::to_string(node.Mark().line + 1) + ": cannot unmarshal " +
                     found + " into " + std::string(wanted);
    }

    void read_map(const YAML::Node& node) {
        const YamlBounds::Visit visit(bounds_, node);
        if (!node.IsDefined() || node.IsNull())
            return;
        if (!node.IsMap())
            return mismatch(node, "map[string]string");
        for (const auto& entry : node) {
            if (is_merge_key(entry.first)) {
                for (const YAML::Node& map : merged_maps(entry.second))
                    read_map(map);
                continue;
            }
            const auto key = read_text(entry.first);
            if (!key)
                continue;
            if (auto value = read_text(entry.second))
                settings_.insert_or_assign(*key, *std::move(value));
        }
    }

    std::optional<std::string> read_text(const YAML::Node& node) {
        const YamlBounds::Visit visit(bounds_, node);
        if (node.IsMap() || node.IsSequence()) {
            mismatch(node, "string");
            return std::nullopt;
        }
        return yaml_scalar(node).is_null() ? std::string() : yaml_text(node);
    }

    YamlBounds bounds_;
    Settings settings_;
    std::string problems_;
};

} // namespace

Settings parse_yaml_settings(std::string_view text) {
    try {
        return SettingsReader(text.size()).read(load_yaml(text));
    } catch (const YamlProblem& problem) {
        std::string where = "yaml: ";
        const bool scanning = problem.finder == YamlProblem::Finder::scanner;
        if (problem.line > 0 && problem.finder != YamlProblem::Finder::decoder)
            where += "line " + std::to_string(problem.line + (scanning ? 1 : 0)) + ": ";
        throw Error(where + problem.text);
    }
}

} // namespace hookbox
