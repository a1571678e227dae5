// The line in which this program itself tells of a failure. Throws nothing.
#pragma once

#include <string_view>

namespace hookbox {

/// Writes all of it, waiting where the descriptor would block. False with errno when that fails.
bool write_all(int fd, std::string_view text) noexcept;

/// `ERROR <text>` on standard error, the word in red on a terminal as Juju prints it.
void print_error(std::string_view text);

} // namespace hookbox
