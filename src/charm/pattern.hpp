// The regular expressions in the schemas of a charm: whatever they are, trying them ends soon and
// takes little stack. As Go's, they refer to no earlier group and do not look ahead.
#pragma once

#include <string>

namespace hookbox {

/// Whether it is one, and not too large.
bool is_pattern(const std::string& pattern);
/// Whether some part of `text` fits a pattern. A text beyond 4 KiB fits none.
bool matches_pattern(const std::string& text, const std::string& pattern);

} // namespace hookbox
