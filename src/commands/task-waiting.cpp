#include "commands/task-waiting.hpp"

#include "base/error.hpp"
#include "cli/duration.hpp"
#include "commands/local-time.hpp"

#include <algorithm>
#include <cstdio>

namespace hookbox {

using std::chrono::steady_clock;

Deadline deadline_after(std::chrono::microseconds time) {
    return time.count() < 0 ? Deadline::max() : steady_clock::now() + time;
}

bool wait_until(Store& store, Deadline deadline, const std::function<bool()>& done) {
    for (;;) {
        const std::int64_t revision = store.revision();
        if (done())
            return true;
        const Deadline now = steady_clock::now();
        if (now >= deadline)
            return false;
        // An agent that dies changes nothing in the store: look once a second all the same.
        store.wait(revision, std::min(deadline, now + std::chrono::seconds(1)));
    }
}

void TaskLogTail::tell() {
    const TaskLog log = read_task_log(model_, task_);
    std::int64_t number = log.left_out;
    for (const TaskMessage& message : log.messages) {
        if (++number <= told_)
            continue;
        const std::string time =
            utc_ ? utc_time(message.time, "%H:%M:%S") : local_time(message.time, "%H:%M:%S");
        std::fprintf(stderr, "%s %s\n", time.c_str(), message.text.c_str());
    }
    told_ = std::max(told_, number);
}

void WatchOptions::declare(Options& options) {
    options.value("wait", "<duration>", "wait this long for its end; 0 without end", "",
                  [this](const std::string& text) {
                      wait_ = parse_duration(text);
                      wait_given_ = true;
                  });
    options.flag(watch_, "watch", "wait for its end, however long that takes");
}

void WatchOptions::check() const {
    if (watch_ && wait_given_)
        throw UsageError("specify either --watch or --wait but not both");
}

Deadline WatchOptions::deadline() const {
    return watch_ || wait_.count() == 0 ? Deadline::max() : deadline_after(wait_);
}

} // namespace hookbox
