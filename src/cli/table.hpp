// Plain text tables as `juju status` prints them: columns as wide as their longest cell, two blanks
// apart, the last one unpadded. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

struct Column {
    std::string_view title;
    bool right = false; ///< aligned to the right, its title too
};

class Table {
  public:
    explicit Table(std::vector<Column> columns);
    /// As many cells as columns.
    void add(std::vector<std::string> cells);
    /// Title line and rows, each ending in a newline.
    [[nodiscard]] std::string text() const;

  private:
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

/// The first `limit` characters on one line; the last three are "..." when something is left out.
std::string shortened(std::string_view text, std::size_t limit);

} // namespace hookbox
