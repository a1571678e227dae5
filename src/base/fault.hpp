// Places where a test ends the process at once, to see what the next agent makes of it. They are
// nothing at all but in hookbox-faults (option `faults`), which is compiled with HOOKBOX_FAULTS.
// Before and after whatever changes the world outside: a commit, a rename, a spawn, a reap.
#pragma once

namespace hookbox {

#ifdef HOOKBOX_FAULTS
/// Ends the process where HOOKBOX_FAULT is "<name>:<n>" and this is the n-th visit of `name`; adds
/// `name` as a line to the file HOOKBOX_FAULT_LOG.
void fault_point(const char* name);
#else
inline void fault_point(const char* /*name*/) {}
#endif

} // namespace hookbox
