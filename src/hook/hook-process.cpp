#include "hook/hook-process.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace hookbox {
namespace {

constexpr std::size_t longest_line = 4096;
constexpr std::chrono::milliseconds drain_time{100};
/// Each hook of a charm may leave a daemon with its outputs; the agent's descriptors are few.
constexpr std::size_t most_pipes = 128;

} // namespace

void LineSplitter::feed(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::size_t room = longest_line - line_.size();
        const std::size_t taken = std::min(std::min(end, bytes.size()), room);
        line_.append(bytes.substr(0, taken));
        bytes.remove_prefix(taken);
        if (!bytes.empty() && bytes.front() == '\n') {
            // A line of exactly 4096 bytes has been given; its end adds no empty one.
            if (!line_.empty() || !cut_)
                sink_(line_);
            bytes.remove_prefix(1);
            line_.clear();
            cut_ = false;
        } else if (line_.size() == longest_line) {
            sink_(line_);
            line_.clear();
            cut_ = true;
        }
    }
}

void LineSplitter::finish() {
    if (!line_.empty())
        sink_(std::exchange(line_, {}));
}

HookProcess::HookProcess(Loop& loop, const ProcessSetup& setup, const LogSink& log,
                         const std::string& module, Finished finished, OutputTap tap)
    : loop_(loop), process_(setup), output_{process_.take_output(),
                                            LineSplitter([log, module](const std::string& line) {
                                                log("DEBUG", module, line);
                                            }),
                                            std::move(tap.output),
                                            {}},
      errors_{
          process_.take_errors(),
          LineSplitter([log, module](const std::string& line) { log("WARNING", module, line); }),
          std::move(tap.errors),
          {}},
      finished_(std::move(finished)),
      end_(loop, process_.end_fd(), FdWatch::Ready::read, [this] { ended(); }) {
    for (Stream* stream : {&output_, &errors_})
        if (stream->fd)
            stream->watch = FdWatch(loop_, stream->fd.get(), FdWatch::Ready::read,
                                    [this, stream] { read(*stream); });
}

void HookProcess::read(Stream& stream) {
    char buffer[65536];
    const ssize_t count = ::read(stream.fd.get(), buffer, sizeof buffer);
    if (count > 0) {
        const std::string_view bytes(buffer, static_cast<std::size_t>(count));
        if (stream.tap)
            stream.tap(bytes);
        return stream.lines.feed(bytes);
    }
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    stream.watch = {};
    stream.fd.reset();
    stream.lines.finish();
    if (drain_ && !output_.fd && !errors_.fd)
        finish();
}

void HookProcess::ended() {
    if (!process_.poll())
        return;
    end_ = {};
    if (!output_.fd && !errors_.fd)
        return finish();
    drain_ = Timer(loop_, drain_time, [this] { finish(); });
}

void HookProcess::finish() {
    drain_ = {};
    for (Stream* stream : {&output_, &errors_}) {
        stream->watch = {};
        stream->lines.finish();
    }
    const ExitStatus status = process_.wait();
    const Finished finished = std::move(finished_);
    finished(status);
}

std::vector<Fd> HookProcess::take_open_outputs() {
    std::vector<Fd> open;
    for (Stream* stream : {&output_, &errors_})
        if (stream->fd)
            open.push_back(std::move(stream->fd));
    return open;
}

void OutputDrain::adopt(Fd output) {
    if (pipes_.size() == most_pipes)
        pipes_.pop_front();
    const auto pipe = pipes_.insert(pipes_.end(), Pipe{std::move(output)});
    pipe->watch = FdWatch(loop_, pipe->fd.get(), FdWatch::Ready::read, [this, pipe] {
        char buffer[65536];
        const ssize_t count = ::read(pipe->fd.get(), buffer, sizeof buffer);
        if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR))
            pipes_.erase(pipe);
    });
}

} // namespace hookbox
