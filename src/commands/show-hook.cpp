#include "agent/history.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "cli/table.hpp"
#include "commands/hook-text.hpp"
#include "commands/local-time.hpp"
#include "commands/table-format.hpp"
#include "commands/verb.hpp"

#include <unistd.h>

#include <charconv>

namespace hookbox {
namespace {

std::string time_text(Time time) {
    const auto milliseconds = time.time_since_epoch().count() % 1000;
    const std::string digits = std::to_string(1000 + milliseconds).substr(1);
    return local_time(time, "%Y-%m-%d %H:%M:%S." + digits + "%z");
}

/// Words that the shell would take apart stand in quotes.
std::string command_line(const CallRecord& call) {
    std::string line;
    for (const std::string& word : call.words) {
        const bool plain = !word.empty() && word.find_first_of(" \t\n\"'\\$`") == std::string::npos;
        line += (line.empty() ? "" : " ") + (plain ? word : go_quoted(word));
    }
    return line;
}

std::string calls_text(const HookRecord& record) {
    std::string text;
    for (const CallRecord& call : record.calls)
        text += "  " + command_line(call) + "\n    " + short_duration(call.duration) +
                ", exit status " + std::to_string(call.exit) + ": " + call.effect + "\n";
    if (record.calls_cut > 0)
        text += "  " + std::to_string(record.calls_cut) + " more\n";
    return text;
}

std::string text_of(const HookRecord& record) {
    std::string text;
    const auto line = [&](std::string name, const std::string& value) {
        if (value.empty())
            return;
        name += ':';
        name.resize(10, ' ');
        text += name + value + "\n";
    };
    line("Hook", record.hook);
    line("Unit", record.unit);
    line("Relation", record.relation ? std::to_string(*record.relation) : "");
    line("Remote", record.remote);
    line("Cause", record.cause);
    line("Queued", time_text(record.queued));
    line("Started",
         time_text(record.started) + ", after " + short_duration(record.started - record.queued));
    line("Ended", time_text(record.ended));
    line("Run", short_duration(record.run));
    line("Lock", short_duration(record.lock));
    line("Result", result_text(record));
    if (record.details_lost)
        return text + "\nTool calls and output are not known: the agent was killed before it kept "
                      "them.\n";
    if (const std::string calls = calls_text(record); !calls.empty())
        text += "\nTool calls:\n" + calls;
    if (record.output_cut > 0)
        text += "\nOutput, without its first " + std::to_string(record.output_cut) + " bytes:\n";
    else if (!record.output.empty())
        text += "\nOutput:\n";
    return text + record.output;
}

/// Without what a terminal would obey: a hook may have printed anything.
std::string harmless(std::string text) {
    for (char& c : text)
        if ((c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7f')
            c = '?';
    return text;
}

class ShowHook final : public VerbBody {
  public:
    void declare(Options& options) override { format_.declare(options); }

    void check(Words words) override {
        const std::string word = take_word(words);
        refuse_surplus(words);
        if (word.empty())
            throw UsageError("no hook specified; history lists their numbers");
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), id_);
        if (error != std::errc{} || end != word.data() + word.size() || id_ <= 0)
            throw UsageError("invalid number of a hook " + go_quoted(word));
    }

    int run() override {
        const Home home;
        std::optional<HookRecord> record;
        if (std::filesystem::exists(home.history()))
            record = History(home.history()).find(id_);
        if (!record)
            throw NotFound("hook " + std::to_string(id_) + " not found");
        if (format_.tabular()) {
            const std::string text = text_of(*record);
            print_output(format_.output, ::isatty(STDOUT_FILENO) == 1 ? harmless(text) : text);
            return 0;
        }
        Value::Record whole = summary_value(*record);
        for (auto& field : detail_value(*record).fields)
            whole.fields.push_back(std::move(field));
        print_output(format_.output, format_.text(std::move(whole)));
        return 0;
    }

  private:
    TableFormat format_;
    std::int64_t id_ = 0;
};

} // namespace

extern const Verb show_hook_verb;
constinit const Verb show_hook_verb = {
    .text = {.name = "show-hook",
             .synopsis = "[options] <number>",
             .summary = "show all that is known of a hook that was run",
             .details = R"~(The number is one that history lists. Of the hook's output the last
32 KiB are kept, of its tool calls the first 500, and of a call its arguments, but neither what it
printed nor what it read.)~",
             .examples = R"~(    hookbox show-hook 17
    hookbox show-hook 17 --format json)~"},
    .make = make_verb<ShowHook>,
};

} // namespace hookbox
