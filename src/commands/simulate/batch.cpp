#include "commands/simulate/batch.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/file.hpp"
#include "commands/simulate/state-node.hpp"
#include "commands/verb.hpp"
#include "value/json.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

namespace hookbox {
namespace {

/// Lines as they come, so that who writes them may wait for each answer.
class LineReader {
  public:
    explicit LineReader(const std::string& file)
        : file_(file == "-" ? "/dev/stdin" : file),
          opened_(file == "-" ? Fd() : open_file(file, O_RDONLY)),
          fd_(file == "-" ? STDIN_FILENO : opened_.get()) {}

    /// Nothing at the end, or when a signal comes instead.
    std::optional<std::string> next() {
        for (;;) {
            if (const auto end = buffer_.find('\n', seen_); end != std::string::npos) {
                std::string line = buffer_.substr(0, end);
                buffer_.erase(0, end + 1);
                seen_ = 0;
                return line;
            }
            seen_ = buffer_.size();
            if (!read_more())
                return buffer_.empty() ? std::nullopt
                                       : std::optional(std::exchange(buffer_, std::string()));
        }
    }

  private:
    bool read_more() {
        pollfd ready{fd_, POLLIN, 0};
        if (::poll(&ready, 1, -1) < 0)
            return false;
        char bytes[65536];
        const ssize_t count = ::read(fd_, bytes, sizeof bytes);
        if (count < 0)
            throw SystemError("read " + file_, errno);
        buffer_.append(bytes, static_cast<std::size_t>(count));
        return count > 0;
    }

    std::string file_;
    Fd opened_;
    int fd_;
    std::string buffer_;
    std::size_t seen_ = 0; ///< how much of the buffer has no line's end
};

/// A file of no name: a process that lives on may write to it, and nobody waits for that.
class ScratchFile {
  public:
    explicit ScratchFile(const char* name, const std::string& text = {})
        : fd_(::memfd_create(name, MFD_CLOEXEC)) {
        if (!fd_)
            throw SystemError("memfd_create", errno);
        for (std::size_t written = 0; written < text.size();) {
            const ssize_t count = ::pwrite(fd_.get(), text.data() + written, text.size() - written,
                                           static_cast<off_t>(written));
            if (count < 0)
                throw SystemError(std::string("write ") + name, errno);
            written += static_cast<std::size_t>(count);
        }
    }

    [[nodiscard]] int fd() const noexcept { return fd_.get(); }

    [[nodiscard]] std::string text() const {
        std::string text;
        char bytes[65536];
        for (ssize_t count; (count = ::pread(fd_.get(), bytes, sizeof bytes,
                                             static_cast<off_t>(text.size()))) > 0;)
            text.append(bytes, static_cast<std::size_t>(count));
        return text;
    }

  private:
    Fd fd_;
};

StateText command_text(const std::string& line) {
    if (line[line.find_first_not_of(" \t\r")] != '{')
        throw Error("command:1:1: expected a JSON object");
    (void)parse_json(line, "command"); // a state might be YAML
    return {line, "command"};
}

Value::Map answer(Simulator& simulator, const BatchCommand& command) {
    const ScratchFile input("stdin", command.input), output("stdout"), errors("stderr");
    const SimulationResult result =
        simulator.run(command.request, {input.fd(), output.fd(), errors.fd()});
    Value::Map answer{{"exit", result.exit},
                      {"effects", result.effects},
                      {"stdout", text_value(result.output + output.text())},
                      {"stderr", text_value(result.errors + errors.text())}};
    if (command.request.state_wanted)
        answer.emplace("state", result.state);
    if (command.request.changes_wanted)
        answer.emplace("changes", result.changes);
    if (command.request.trace)
        answer.emplace("trace", result.trace);
    if (!result.note.empty())
        answer.emplace("note", result.note);
    return answer;
}

} // namespace

bool run_batch(const std::string& file, const SimulationRequest& defaults) {
    Simulator simulator;
    LineReader lines(file);
    bool all_run = true;
    std::int64_t number = 0;
    while (!simulator.interrupted()) {
        const auto line = lines.next();
        if (!line)
            break;
        ++number;
        if (line->find_first_not_of(" \t\r") == std::string::npos)
            continue;
        Value::Map told;
        Value id;
        try {
            const StateText command = command_text(*line);
            id = command.value()["id"];
            told = answer(simulator, parse_batch_command(command, defaults));
        } catch (const Error& error) {
            told = {{"error", error.what()}};
            all_run = false;
        }
        told.emplace("line", number);
        if (!id.is_null())
            told.emplace("id", std::move(id));
        print_output({}, to_plain_json(told) + "\n");
    }
    return all_run && !simulator.interrupted();
}

} // namespace hookbox
