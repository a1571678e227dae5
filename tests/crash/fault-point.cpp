// The fault points of hookbox-faults.
#include "base/fault.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <string>

namespace hookbox {
namespace {

constexpr int exit_code = 70;

} // namespace

/// Ends the process where HOOKBOX_FAULT is "<name>:<n>" and this is the n-th visit of `name`; adds
/// `name` as a line to the file HOOKBOX_FAULT_LOG.
void fault_point(const char* name) {
    static std::map<std::string, int> visits;
    const std::string visit = std::string(name) + ":" + std::to_string(++visits[name]);
    if (const char* log = std::getenv("HOOKBOX_FAULT_LOG")) {
        const Fd file = open_file(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        const std::string line = std::string(name) + "\n";
        [[maybe_unused]] const ssize_t count = ::write(file.get(), line.data(), line.size());
    }
    if (const char* wanted = std::getenv("HOOKBOX_FAULT"); wanted != nullptr && visit == wanted)
        ::_exit(exit_code);
}

} // namespace hookbox
