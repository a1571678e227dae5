#include "agent/machine-lock.hpp"

#include "agent/unit-log.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace hookbox {
namespace {

constexpr std::chrono::milliseconds free_poll_interval{250};

} // namespace

std::string rough_duration(std::chrono::milliseconds duration) {
    const auto seconds = std::chrono::round<std::chrono::seconds>(duration).count();
    std::string text;
    if (seconds >= 3600)
        text += std::to_string(seconds / 3600) + "h";
    if (seconds >= 60)
        text += std::to_string(seconds / 60 % 60) + "m";
    return text + std::to_string(seconds % 60) + "s";
}

MachineLock::MachineLock(Loop& loop, const std::filesystem::path& file, RotatingFile& log,
                         std::string agent)
    : loop_(loop), file_(open_file(file, O_RDWR | O_CREAT)), log_(log), agent_(std::move(agent)) {}

MachineLock::Place::Place(MachineLock& lock, std::string unit, std::function<void()> granted)
    : lock_(lock), unit_(std::move(unit)), granted_(std::move(granted)),
      asked_(std::chrono::steady_clock::now()) {
    lock_.queue_.push_back(this);
    if (lock_.queue_.size() == 1)
        lock_.serve_soon();
}

MachineLock::Place::~Place() {
    lock_.leave(*this);
}

std::chrono::microseconds MachineLock::Place::held_for() const {
    if (!held_)
        return {};
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 obtained_);
}

void MachineLock::serve_soon(std::chrono::milliseconds delay) {
    timer_ = Timer(loop_, delay, [this] { serve(); });
}

void MachineLock::serve() {
    if (queue_.empty() || queue_.front()->held_)
        return;
    if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            throw SystemError("lock the machine", errno);
        return serve_soon(free_poll_interval);
    }
    Place& place = *queue_.front();
    place.held_ = true;
    place.obtained_ = std::chrono::steady_clock::now();
    const std::function<void()> granted = std::move(place.granted_);
    granted();
}

void MachineLock::leave(Place& place) {
    std::erase(queue_, &place);
    if (!place.held_)
        return;
    ::flock(file_.get(), LOCK_UN);
    if (!place.operation_.empty()) {
        using std::chrono::duration_cast, std::chrono::milliseconds;
        const auto now = std::chrono::steady_clock::now();
        const auto waited = duration_cast<milliseconds>(place.obtained_ - place.asked_);
        const auto held = duration_cast<milliseconds>(now - place.obtained_);
        log_.write(log_time(Clock().now()) + " " + agent_ + ": " + place.unit_ + " uniter (" +
                   place.operation_ + "), waited " + rough_duration(waited) + ", held " +
                   rough_duration(held) + "\n");
    }
    if (!queue_.empty())
        serve_soon();
}

} // namespace hookbox
