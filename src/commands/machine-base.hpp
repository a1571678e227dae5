// What the machine runs, as Juju names bases.
#pragma once

#include <string>

namespace hookbox {

/// "debian@12", from os-release; "linux@0" where there is none. Reads a file.
std::string machine_base();

} // namespace hookbox
