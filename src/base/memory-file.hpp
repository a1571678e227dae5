// A file without a name, in memory: what a child is to read as its standard input.
#pragma once

#include "base/fd.hpp"

#include <string_view>

namespace hookbox {

/// Holds `bytes` and is to be read from their beginning. Throws SystemError.
Fd memory_file(std::string_view bytes);

} // namespace hookbox
