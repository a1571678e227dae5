#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/loop.hpp"
#include "base/memory-file.hpp"
#include "base/process.hpp"
#include "base/quote.hpp"
#include "commands/shell-words.hpp"
#include "commands/verb.hpp"
#include "hook/environment.hpp"
#include "model/names.hpp"
#include "rpc/client.hpp"
#include "rpc/commands-codec.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace hookbox {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr const char* own_name = "juju-exec";
constexpr const char* not_given = "-";
constexpr std::chrono::minutes lock_patience{5};
constexpr std::chrono::milliseconds lock_interval{250};

/// "unit-db-0" → "db/0"; "" for what is no unit's tag.
std::string unit_of_tag(const std::string& tag) {
    const std::string unit = tag.starts_with("unit-") ? unit_of_node(tag.substr(5)) : "";
    return is_unit_name(unit) ? unit : "";
}

std::string not_a_tag(const std::string& text) {
    return go_quoted(text) + " is not a valid " + (text.starts_with("unit-") ? "unit tag" : "tag");
}

/// Waits for the lock as the agents of this machine do.
Fd lock_machine(const Home& home) {
    Fd file = open_file(home.root() / "machine.lock", O_RDWR | O_CREAT);
    const auto deadline = steady_clock::now() + lock_patience;
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            throw SystemError("lock the machine", errno);
        if (steady_clock::now() >= deadline)
            throw Error("could not acquire lock: cancelled acquiring mutex");
        std::this_thread::sleep_for(lock_interval);
    }
    return file;
}

/// As by nohup, or for what a script leaves in the background.
bool is_ignored(int signal) {
    struct sigaction present {};
    return ::sigaction(signal, nullptr, &present) == 0 && present.sa_handler == SIG_IGN;
}

class JujuExec final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.text(unit_option_, "u", "<unit>", "the unit; \"\" for the only one");
        options.text(relation_, "r,relation", "<relation>", "in the context of this relation");
        options.text(remote_unit_, "remote-unit", "<unit>", "and of this unit at its other end");
        options.text(remote_application_, "remote-app", "<application>", "and of this application");
        options.flag(force_, "force-remote-unit", "whether that unit is there or not");
        options.flag(no_context_, "no-context", "without any unit, under the machine's lock");
        options.flag(operator_, "operator", "on the operator of a k8s unit");
    }

    void check(Words words) override {
        if (const char* context = std::getenv("JUJU_CONTEXT_ID");
            context != nullptr && *context != '\0')
            throw UsageError(std::string(own_name) +
                             " cannot be called from within a hook, have context " +
                             go_quoted(context));
        if (remote_application_.empty() && !remote_unit_.empty()) {
            if (!is_unit_name(remote_unit_))
                throw UsageError("remoteUnit " + go_quoted(remote_unit_) +
                                 " is not a valid unit name: " + go_quoted(remote_unit_) +
                                 " is not a valid unit name");
            remote_application_ = application_of(remote_unit_);
        }
        if (no_context_ && unit_option_ != not_given)
            throw UsageError("-no-context cannot be passed with an explicit unit-name (-u " +
                             go_quoted(unit_option_) + ")");
        if (!no_context_)
            choose_unit(words);
        if (words.empty())
            throw UsageError("missing commands");
        commands_ = shell_command(words);
    }

    int run() override {
        const Home home;
        return no_context_ ? run_alone(home) : run_in_unit(home);
    }

  private:
    void choose_unit(Words& words) {
        const bool first_word = unit_option_ == not_given;
        if (first_word && words.empty())
            throw UsageError("missing unit-name");
        const std::string given = first_word ? words.front() : unit_option_;
        unit_ = is_unit_name(given) ? given : unit_of_tag(given);
        if (!unit_.empty()) {
            if (first_word)
                take_word(words);
            return;
        }
        if (!first_word && !given.empty())
            throw UsageError(not_a_tag(given));
        unit_ = only_unit();
        if (unit_.empty())
            throw UsageError(given.empty() ? "no unit" : not_a_tag(given));
    }

    /// Of this machine; "" when there are none or several.
    static std::string only_unit() {
        const Home home;
        std::string found;
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(home.root() / "agents", none)) {
            const std::string unit = unit_of_tag(entry.path().filename().string());
            if (unit.empty())
                continue;
            if (!found.empty())
                return "";
            found = unit;
        }
        return found;
    }

    [[nodiscard]] int relation_id() const {
        if (relation_.empty())
            return -1;
        const auto id = parse_relation_id(relation_);
        if (!id)
            throw Error("invalid relation id");
        return *id;
    }

    [[nodiscard]] int run_in_unit(const Home& home) const {
        if (!fs::exists(home.unit_directory(unit_)))
            throw Error("unit " + go_quoted(unit_) + " not found on this machine");
        const int relation = relation_id();
        if (relation < 0 && !remote_unit_.empty())
            throw Error("remote unit: " + remote_unit_ + ", provided without a relation");
        if (relation < 0 && !remote_application_.empty())
            throw Error("remote app: " + remote_application_ + ", provided without a relation");
        std::error_code none;
        const fs::path link = home.commands_socket(unit_);
        const fs::path socket = fs::read_symlink(link, none);
        RpcClient client;
        if (!client.dial((none ? link : socket).string()))
            throw Error("dialing juju run socket: " + client.error());
        client.prepare(CommandsRequest{.commands = commands_,
                                       .relation = relation,
                                       .unit = unit_,
                                       .remote_unit = remote_unit_,
                                       .remote_application = remote_application_,
                                       .force_remote_unit = force_,
                                       .operator_ = operator_});
        ToolReply reply;
        if (!client.call(reply))
            throw Error(client.error());
        print_output({}, reply.output);
        std::fwrite(reply.errors.data(), 1, reply.errors.size(), stderr);
        return reply.code & 0xff;
    }

    [[nodiscard]] int run_alone(const Home& home) const {
        const Fd lock = lock_machine(home);
        Loop loop;
        Process* running = nullptr;
        bool interrupted = false;
        std::vector<SignalWatch> signals;
        for (const int signal : {SIGINT, SIGTERM, SIGHUP})
            if (!is_ignored(signal))
                signals.emplace_back(loop, signal, [&, signal] {
                    interrupted = true;
                    running->signal_group(signal);
                });
        const Fd commands = memory_file(commands_);
        std::vector<std::string> variables;
        for (const auto& [name, value] : own_variables())
            variables.push_back(name + "=" + value);
        Process process({.program = "/bin/bash",
                         .arguments = {"/bin/bash", "-s"},
                         .environment = std::move(variables),
                         .directory = fs::current_path().string(),
                         .input = commands.get(),
                         .capture = false});
        running = &process; // before the loop runs, without which no signal is heard of
        const FdWatch end(loop, process.end_fd(), FdWatch::Ready::read, [&] { loop.stop(); });
        loop.run();
        const ExitStatus status = process.wait();
        if (status.signal == 0)
            return status.code;
        return interrupted ? 128 + status.signal : 255;
    }

    std::string unit_option_ = not_given, unit_, relation_, remote_unit_, remote_application_;
    std::string commands_;
    bool force_ = false, no_context_ = false, operator_ = false;
};

} // namespace

extern const Verb juju_exec_verb;
constinit const Verb juju_exec_verb = {
    .text = {.name = own_name,
             .synopsis = "[options] [<unit>] <commands>",
             .summary = "run a shell's commands on this machine's units",
             .details = R"~(The commands are given to /bin/bash -s in the charm's directory, between
two hooks of that unit and while no other hook of the machine runs; its output and exit status are
those of this command. What they write is kept when they end with 0. The unit may be left out where
there is only one. With --relation and a single unit at its other end that one is the remote unit.

Also called juju-run; both may be links to hookbox.)~",
             .examples = R"~(    juju-exec mysql/0 'config-get port'
    juju-exec -u webapp/0 -r db:0 --remote-unit database/0 -- relation-get -
    juju-exec --no-context -- hostname -f)~"},
    .make = make_verb<JujuExec>,
    .aliases = "juju-run",
    .about_model = false,
};

} // namespace hookbox
