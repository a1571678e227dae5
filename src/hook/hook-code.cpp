#include "hook/hook-code.hpp"

#include "base/error.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace hookbox {
namespace {

bool is_file(const std::filesystem::path& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

HookCode judge(const std::filesystem::path& program, bool dispatch) {
    auto unusable = [&](int error_number) {
        return HookUnusable{"exec: \"" + program.string() + "\": " + errno_text(error_number)};
    };
    struct stat info {};
    if (::stat(program.c_str(), &info) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return HookMissing{};
        return unusable(errno);
    }
    if (S_ISDIR(info.st_mode))
        return unusable(EISDIR);
    if (!S_ISREG(info.st_mode) || ::access(program.c_str(), X_OK) != 0)
        return unusable(EACCES);
    return HookScript{program, dispatch};
}

} // namespace

std::string HookScript::handler() const {
    return dispatch ? "hook dispatching script: dispatch" : "explicit, bespoke hook script";
}

HookCode find_hook_code(const std::filesystem::path& charm, std::string_view path) {
    if (!is_file(charm / "metadata.yaml") && !is_file(charm / "charmcraft.yaml"))
        return HookUnusable{"charm missing from disk"};
    HookCode dispatch = judge(charm / "dispatch", true);
    if (!std::holds_alternative<HookMissing>(dispatch))
        return dispatch;
    return judge(charm / path, false);
}

} // namespace hookbox
