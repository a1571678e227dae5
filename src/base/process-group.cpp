#include "base/error.hpp"
#include "base/file.hpp"
#include "base/process.hpp"

#include <dirent.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <string_view>
#include <thread>

namespace hookbox {
namespace {

struct ProcessEntry {
    char state = '?';
    pid_t group = 0, session = 0;
    std::uint64_t start_time = 0;
    [[nodiscard]] bool ended() const { return state == 'Z' || state == 'X'; }
};

std::optional<std::string> read_entry(pid_t pid, const char* name) {
    try {
        return read_file("/proc/" + std::to_string(pid) + "/" + name);
    } catch (const Error&) {
        return std::nullopt; // it has ended meanwhile, or is another user's
    }
}

std::optional<ProcessEntry> inspect(pid_t pid) {
    const std::optional<std::string> stat = read_entry(pid, "stat");
    // The name, in parentheses, may itself hold spaces and parentheses.
    const std::size_t name_end = stat ? stat->rfind(')') : std::string::npos;
    if (name_end == std::string::npos)
        return std::nullopt;
    ProcessEntry entry;
    unsigned long long start = 0;
    if (std::sscanf(stat->c_str() + name_end + 1,
                    " %c %*d %d %d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d "
                    "%llu",
                    &entry.state, &entry.group, &entry.session, &start) != 4)
        return std::nullopt;
    entry.start_time = start;
    return entry;
}

bool has_mark(pid_t pid, const std::string& mark) {
    const std::optional<std::string> environment = read_entry(pid, "environ");
    return environment && ('\0' + *environment).find('\0' + mark + '\0') != std::string::npos;
}

/// The living processes that `chosen` chooses.
template <class Chosen> std::vector<pid_t> living(Chosen chosen) {
    const std::unique_ptr<DIR, int (*)(DIR*)> directory{::opendir("/proc"), ::closedir};
    std::vector<pid_t> found;
    while (const dirent* item = directory ? ::readdir(directory.get()) : nullptr) {
        const std::string_view name = item->d_name;
        pid_t pid = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), pid).ec != std::errc{})
            continue;
        const std::optional<ProcessEntry> entry = inspect(pid);
        if (entry && !entry->ended() && chosen(pid, *entry))
            found.push_back(pid);
    }
    return found;
}

/// The living members of the session's group that started no earlier than `since`.
std::vector<pid_t> living_members(pid_t leader, std::uint64_t since) {
    return living([&](pid_t, const ProcessEntry& entry) {
        return entry.group == leader && entry.session == leader && entry.start_time >= since;
    });
}

bool is_ours(pid_t leader, std::uint64_t start_time, const std::string& mark,
             const std::vector<pid_t>& members) {
    if (const std::optional<ProcessEntry> entry = inspect(leader))
        return entry->start_time == start_time;
    for (int attempt = 0; attempt < 10; ++attempt) {
        if (std::ranges::any_of(members, [&](pid_t member) { return has_mark(member, mark); }))
            return true;
        // While a program is being executed, its process shows no environment.
        if (std::ranges::none_of(members, [](pid_t member) {
                return read_entry(member, "environ").value_or("-").empty();
            }))
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return false;
}

/// Calls `kill_them`, which says whether none is left, 5 s at most.
template <class Kill> void until_none_is_left(Kill kill_them) {
    using namespace std::chrono;
    const auto deadline = steady_clock::now() + seconds(5);
    while (!kill_them() && steady_clock::now() < deadline)
        std::this_thread::sleep_for(milliseconds(2));
}

} // namespace

std::optional<std::uint64_t> process_start_time(pid_t pid) {
    const std::optional<ProcessEntry> entry = inspect(pid);
    return entry ? std::optional(entry->start_time) : std::nullopt;
}

bool process_alive(pid_t pid) {
    const std::optional<ProcessEntry> entry = inspect(pid);
    return entry && !entry->ended();
}

bool end_left_over_group(pid_t leader, std::uint64_t start_time, const std::string& mark) {
    if (leader <= 1 || start_time == 0)
        return false;
    const std::vector<pid_t> members = living_members(leader, start_time);
    if (members.empty() || !is_ours(leader, start_time, mark, members))
        return false;
    until_none_is_left([&] {
        ::kill(-leader, SIGKILL);
        return living_members(leader, start_time).empty();
    });
    return true;
}

bool end_marked(const std::string& mark) {
    bool found = false;
    until_none_is_left([&] {
        const std::vector<pid_t> marked = living([&](pid_t pid, const ProcessEntry& entry) {
            return entry.group != ::getpgrp() && has_mark(pid, mark);
        });
        for (const pid_t pid : marked)
            if (const std::optional<ProcessEntry> entry = inspect(pid))
                ::kill(-entry->group, SIGKILL);
        found = found || !marked.empty();
        return marked.empty();
    });
    return found;
}

std::string boot_id() {
    std::string id = read_file("/proc/sys/kernel/random/boot_id");
    while (!id.empty() && id.back() == '\n')
        id.pop_back();
    return id;
}

} // namespace hookbox
