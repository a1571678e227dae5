#include "commands/simulate/folder.hpp"

#include "agent/tool-links.hpp"
#include "base/error.hpp"

#include <cerrno>
#include <cstdlib>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_parent = 64; ///< leaves room for the socket in 107 bytes

fs::path parent() {
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    std::error_code ignored;
    if (runtime != nullptr && fs::path(runtime).is_absolute() &&
        std::string_view(runtime).size() <= longest_parent && fs::is_directory(runtime, ignored))
        return runtime;
    return "/tmp";
}

} // namespace

SimulationFolder::SimulationFolder(Compat compat) {
    std::string name = parent() / "hookbox-simulate-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr)
        throw SystemError("mkdir " + name, errno);
    path_ = name;
    link_tools(tools(), compat);
}

SimulationFolder::~SimulationFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

} // namespace hookbox
