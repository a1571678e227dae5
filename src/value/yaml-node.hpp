// A YAML document as libyaml reads it, before it has types. For value/ alone.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// What is wrong with a document, and where.
struct YamlProblem {
    std::string text;
    int line = -1, column = 0; ///< from 0; line -1: nowhere in particular
    int named_line = 0;        ///< which go-yaml would name; 0: none
};

struct YamlNode {
    enum class Kind { scalar, sequence, mapping, alias };

    Kind kind = Kind::scalar;
    int line = 0, column = 0;
    std::string tag;                       ///< a scalar's: "!!str", "!foo"; "" when there is none
    std::string value;                     ///< a scalar's text, an alias's name
    bool plain = false;                    ///< a scalar without quotes and tag
    const YamlNode* target = nullptr;      ///< of an alias; never an alias itself
    std::vector<const YamlNode*> children; ///< of a mapping: keys and values in turn
};

/// How deep nodes may stand in one another, aliases followed.
constexpr std::size_t max_yaml_depth = 1000;

enum class YamlRest { ignored, refused };
/// The nodes of the first document, its root first; empty when there is none. Throws YamlProblem,
/// and where the rest is refused also for another document.
std::deque<YamlNode> load_yaml(std::string_view text, YamlRest rest = YamlRest::ignored);

} // namespace hookbox
