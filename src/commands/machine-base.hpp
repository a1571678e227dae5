// What the machine runs, as Juju names bases.
#pragma once

#include <string>

namespace hookbox {

/// "debian@12"; version 0 where none is told. Reads a file.
std::string machine_base();

} // namespace hookbox
