#include "base/error.hpp"
#include "value/yaml-node.hpp"
#include "value/yaml.hpp"

#include <optional>

namespace hookbox {
namespace {

using Settings = std::map<std::string, std::string>;

/// Reads as go-yaml reads into a map of strings: goes on after a wrong type and tells all at once.
class SettingsReader {
  public:
    explicit SettingsReader(std::string_view text) : document_(text) {}

    Settings read() {
        read_map(document_.root());
        if (!problems_.empty())
            throw Error("yaml: unmarshal errors:" + problems_);
        return std::move(settings_);
    }

  private:
    /// The tag go-yaml names for a scalar.
    std::string scalar_tag(const YAML::Node& node) const {
        if (const std::string tag = short_yaml_tag(node); !tag.empty())
            return tag;
        const std::string_view kind = kind_name(document_.scalar(node));
        return kind == "string" ? "!!str" : kind == "uint" ? "!!int" : "!!" + std::string(kind);
    }

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
        const YamlDocument::Visit visit(document_, node);
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
        const YamlDocument::Visit visit(document_, node);
        if (node.IsMap() || node.IsSequence()) {
            mismatch(node, "string");
            return std::nullopt;
        }
        return document_.scalar(node).is_null() ? std::string() : document_.text(node);
    }

    YamlDocument document_;
    Settings settings_;
    std::string problems_;
};

} // namespace

Settings parse_yaml_settings(std::string_view text) {
    try {
        return SettingsReader(text).read();
    } catch (const YamlProblem& problem) {
        std::string where = "yaml: ";
        const bool scanning = problem.finder == YamlProblem::Finder::scanner;
        if (problem.line > 0 && problem.finder != YamlProblem::Finder::decoder)
            where += "line " + std::to_string(problem.line + (scanning ? 1 : 0)) + ": ";
        throw Error(where + problem.text);
    }
}

} // namespace hookbox
