// What the YAML readers have in common: nodes with the types of go-yaml 2. For value/ alone.
#pragma once

#include "value/value.hpp"
#include "value/yaml-node.hpp"

namespace hookbox {

/// The first document of a text, and how much of it has been decoded.
class YamlDecoder {
  public:
    /// Throws YamlProblem.
    explicit YamlDecoder(std::string_view text, YamlRest rest = YamlRest::ignored)
        : nodes_(load_yaml(text, rest)) {}
    /// Nothing when there is no document.
    [[nodiscard]] const YamlNode* root() const noexcept {
        return nodes_.empty() ? nullptr : &nodes_.front();
    }

    /// Held while a node is looked into. Counts the nodes, aliases expanded, and how deep they are:
    /// throws YamlProblem when a small document turns out to be a bomb.
    class Visit {
      public:
        Visit(YamlDecoder& decoder, const YamlNode& node);
        ~Visit();
        Visit(const Visit&) = delete;
        Visit& operator=(const Visit&) = delete;

        /// What an alias stands for, or the node itself.
        [[nodiscard]] const YamlNode& node() const noexcept { return node_; }

      private:
        YamlDecoder& decoder_;
        const YamlNode& node_;
        bool aliased_;
    };

  private:
    void count(const YamlNode& node);

    std::deque<YamlNode> nodes_;
    std::vector<const YamlNode*> open_aliases_;
    std::size_t depth_ = 0;
    std::size_t decoded_ = 1; // the document
    std::size_t decoded_in_aliases_ = 0;
};

/// A scalar's value with the tag, "!!int", that its looks or its own tag give it.
struct YamlScalar {
    std::string tag;
    Value value;
};

/// Throws YamlProblem when tag and text do not fit.
YamlScalar resolve_scalar(const YamlNode& scalar);
/// A scalar's text as it stands there (null: ""), with !!binary decoded. Throws YamlProblem.
std::string scalar_text(const YamlNode& scalar);

/// Whether the key merges its value's entries into the map.
bool is_merge_key(const YamlNode& key);
/// The maps, or aliases of maps, behind a merge key in the order in which they are merged.
/// Throws YamlProblem.
std::vector<const YamlNode*> merged_maps(const YamlNode& value);
/// At the node's place; go-yaml names no line.
YamlProblem problem_at(const YamlNode& node, std::string text);
/// "yaml: line 3: …", as go-yaml tells of it.
std::string go_words(const YamlProblem& problem);

} // namespace hookbox
