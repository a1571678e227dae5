// yaml-cpp's document with the problems told in the words of go-yaml 2. For value/ alone.
#pragma once

#include "value/value.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

namespace hookbox {

/// What is wrong with a document, and where (from 0; line -1: nowhere in particular).
struct YamlProblem {
    /// Which part of go-yaml finds it; decides about the line it names.
    enum class Finder { scanner, parser, decoder };
    std::string text;
    Finder finder = Finder::decoder;
    int line = -1, column = 0;
};

/// The first document of a text, which must outlive this.
class YamlDocument {
  public:
    /// Throws YamlProblem.
    explicit YamlDocument(std::string_view text);
    [[nodiscard]] const YAML::Node& root() const noexcept { return root_; }

    /// Null, a plain scalar by its looks, a tagged one by its tag. Throws YamlProblem.
    [[nodiscard]] Value scalar(const YAML::Node& node) const;
    /// A scalar's text as it stands there (null: ""), with !!binary decoded. Throws YamlProblem.
    [[nodiscard]] std::string text(const YAML::Node& node) const;

    /// Held while a node is looked into. Counts the nodes, aliases expanded, and how deep they are:
    /// throws YamlProblem when a small document turns out to be a bomb.
    class Visit {
      public:
        Visit(YamlDocument& document, const YAML::Node& node);
        ~Visit() { --document_.depth_; }
        Visit(const Visit&) = delete;
        Visit& operator=(const Visit&) = delete;

      private:
        YamlDocument& document_;
    };

  private:
    [[nodiscard]] std::string whole_text(const YAML::Node& node) const;

    std::string_view text_;
    YAML::Node root_;
    std::size_t nodes_left_;
    std::size_t depth_ = 0;
};

/// "!!str", "!foo"; "" when there is none.
std::string short_yaml_tag(const YAML::Node& node);
/// Whether the key merges its value's entries into the map.
bool is_merge_key(const YAML::Node& key);
/// The maps behind a merge key in the order in which they are merged. Throws YamlProblem.
std::vector<YAML::Node> merged_maps(const YAML::Node& value);
/// Found by the decoder at the node's place.
YamlProblem problem_at(const YAML::Node& node, std::string text);
/// The root of the first document. Throws YamlProblem.
YAML::Node load_yaml(std::string_view text);

} // namespace hookbox
