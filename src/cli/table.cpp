#include "cli/table.hpp"

#include <algorithm>

namespace hookbox {
namespace {

bool starts_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

/// The bytes of the first `count` characters.
std::size_t prefix_size(std::string_view text, std::size_t count) {
    std::size_t size = 0;
    for (; size < text.size(); ++size)
        if (starts_character(text[size]) && count-- == 0)
            break;
    return size;
}

} // namespace

Table::Table(std::vector<Column> columns) : columns_(std::move(columns)) {
    std::vector<std::string> titles;
    for (const Column& column : columns_)
        titles.emplace_back(column.title);
    add(std::move(titles));
}

void Table::add(std::vector<std::string> cells) {
    cells.resize(columns_.size());
    rows_.push_back(std::move(cells));
}

std::string Table::text() const {
    std::vector<std::size_t> widths(columns_.size());
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], length(row[i]));
    std::string text;
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - length(row[i]), ' ');
            const bool last = i + 1 == row.size();
            text += columns_[i].right ? padding + row[i] : row[i];
            if (!last)
                text += columns_[i].right ? "  " : padding + "  ";
        }
        text += '\n';
    }
    return text;
}

std::string shortened(std::string_view text, std::size_t limit) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](unsigned char byte) { return byte < ' '; }, ' ');
    if (length(line) > limit) {
        line.resize(prefix_size(line, limit - 3));
        line += "...";
    }
    return line;
}

} // namespace hookbox
