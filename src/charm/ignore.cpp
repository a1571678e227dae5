#include "charm/ignore.hpp"

#include <fnmatch.h>

#include <span>

namespace hookbox {
namespace {

std::vector<std::string> split(std::string_view path) {
    std::vector<std::string> segments;
    while (true) {
        const auto slash = path.find('/');
        segments.emplace_back(path.substr(0, slash));
        if (slash == path.npos)
            return segments;
        path.remove_prefix(slash + 1);
    }
}

using Segments = std::span<const std::string>;

bool matches(Segments pattern, Segments path) {
    if (pattern.empty() || path.empty())
        return pattern.empty() && path.empty();
    if (pattern.front() != "**")
        return ::fnmatch(pattern.front().c_str(), path.front().c_str(), 0) == 0 &&
               matches(pattern.subspan(1), path.subspan(1));
    if (pattern.size() == 1)
        return true; // everything inside, at least one segment
    for (std::size_t skip = 0; skip < path.size(); ++skip)
        if (matches(pattern.subspan(1), path.subspan(skip)))
            return true;
    return false;
}

} // namespace

IgnoreRules::IgnoreRules() {
    add(".git\n.svn\n.hg\n.bzr\n.tox\n/build/\n/revision\n/version\n.jujuignore\n");
}

void IgnoreRules::add(std::string_view text) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);

        while (line.starts_with(' ') || line.starts_with('\t'))
            line.remove_prefix(1);
        while ((line.ends_with(' ') && !line.ends_with("\\ ")) || line.ends_with('\t') ||
               line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || line.starts_with('#'))
            continue;
        Rule rule;
        if (line.starts_with('!')) {
            rule.negated = true;
            line.remove_prefix(1);
        }
        if (line.ends_with('/')) {
            rule.directories_only = true;
            line.remove_suffix(1);
        }
        const bool anchored = line.find('/') != line.npos;
        if (line.starts_with('/'))
            line.remove_prefix(1);
        if (line.empty())
            continue;
        rule.segments = split(line);
        if (!anchored)
            rule.segments.insert(rule.segments.begin(), "**");
        rules_.push_back(std::move(rule));
    }
}

bool IgnoreRules::ignores(std::string_view path, bool directory) const {
    const auto segments = split(path);
    bool ignored = false;
    for (const Rule& rule : rules_)
        if (rule.negated == ignored && (directory || !rule.directories_only) &&
            matches(rule.segments, segments))
            ignored = !rule.negated;
    return ignored;
}

} // namespace hookbox
