#include "agent/autostart.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"
#include "base/file.hpp"
#include "base/spawn.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

namespace hookbox {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds start_patience{10};

constexpr std::array<std::string_view, 9> kept = {
    "HOME", "LANG", "LOGNAME", "PATH", "SHELL", "TMPDIR", "TZ", "USER", "XDG_RUNTIME_DIR"};

std::vector<std::string> own_environment() {
    std::vector<std::string> environment;
    for (char** entry = environ; *entry != nullptr; ++entry)
        environment.emplace_back(*entry);
    return environment;
}

std::string last_line(const std::filesystem::path& file) {
    std::string text = read_file(file);
    while (text.ends_with('\n'))
        text.pop_back();
    return text.substr(text.rfind('\n') + 1);
}

void wait_until_running(const Home& home, pid_t pid) {
    const auto deadline = steady_clock::now() + start_patience;
    while (AgentLock::holder(home) != pid) {
        fault_point("before-reap");
        if (::waitpid(pid, nullptr, WNOHANG) == pid) {
            fault_point("after-reap");
            if (AgentLock::holder(home))
                return; // one started by hand was faster
            throw Error("the agent ended at once: " + last_line(home.agent_log()));
        }
        if (steady_clock::now() >= deadline)
            throw Error("the agent did not come up in " + std::to_string(start_patience.count()) +
                        " s; see " + home.agent_log().string());
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

} // namespace

StartLock::StartLock(const Home& home)
    : file_(open_file(home.root() / "agent.start", O_RDWR | O_CREAT | O_NOFOLLOW)) {
    while (::flock(file_.get(), LOCK_EX) != 0)
        if (errno != EINTR)
            throw SystemError("lock " + (home.root() / "agent.start").string(), errno);
}

void AgentStart::declare(Options& options) {
    options.flag(off_, "no-agent", "do not start an agent when none runs");
}

void AgentStart::ensure(const Home& home) const {
    const char* environment_switch = std::getenv("HOOKBOX_NO_AGENT");
    if (off_ || (environment_switch != nullptr && std::strcmp(environment_switch, "1") == 0))
        return;
    const StartLock lock(home);
    if (AgentLock::holder(home))
        return;
    SpawnPlan plan("cannot start the agent");
    plan.open(0, "/dev/null", O_RDONLY);
    plan.open(1, home.agent_log().string(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    plan.duplicate(1, 2);
    plan.close_from(3);
    plan.change_directory("/");
    fault_point("before-start");
    const pid_t pid = plan.spawn("/proc/self/exe", {"hookbox", "agent"},
                                 agent_environment(own_environment(), home.root()));
    fault_point("after-start");
    wait_until_running(home, pid);
    std::fprintf(stderr, "Started the agent of %s (process %d, log %s)\n", home.root().c_str(),
                 static_cast<int>(pid), home.agent_log().c_str());
}

std::vector<std::string> agent_environment(const std::vector<std::string>& environment,
                                           const std::string& home) {
    std::vector<std::string> clean = {"HOOKBOX_HOME=" + home};
    bool has_path = false;
    for (const std::string& entry : environment) {
        const std::string_view name = std::string_view(entry).substr(0, entry.find('='));
        if (std::find(kept.begin(), kept.end(), name) == kept.end() && !name.starts_with("LC_"))
            continue;
        clean.push_back(entry);
        has_path = has_path || name == "PATH";
    }
    if (!has_path)
        clean.emplace_back("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    return clean;
}

} // namespace hookbox
