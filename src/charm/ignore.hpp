// The rules of a .jujuignore file: gitignore's patterns, the last match wins. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

class IgnoreRules {
  public:
    /// With the entries that are never part of a charm: VCS directories, .tox, build products.
    IgnoreRules();
    void add(std::string_view text);
    /// `path` is relative to the charm, "hooks/install". Of an ignored directory nothing is kept.
    [[nodiscard]] bool ignores(std::string_view path, bool directory) const;

  private:
    struct Rule {
        std::vector<std::string> segments;
        bool negated = false, directories_only = false;
    };
    std::vector<Rule> rules_;
};

} // namespace hookbox
