// Places where a test ends the process at once, to see what the next agent makes of it. Before and
// after whatever changes the world outside: a commit, a rename, a spawn, a reap.
#pragma once

namespace hookbox {

/// Does nothing but in hookbox-faults (option `faults`), whose own definition takes its place.
void fault_point(const char* name);

} // namespace hookbox
