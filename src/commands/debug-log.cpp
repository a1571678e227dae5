#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/color-options.hpp"
#include "commands/log-files.hpp"
#include "commands/verb.hpp"

#include <unistd.h>

#include <cstdint>

namespace hookbox {
namespace {

class DebugLog final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.list(filter_.include, "i,include", "<entity>",
                     "show only this unit, application or machine");
        options.list(filter_.exclude, "x,exclude", "<entity>", "leave that one out");
        options.list(filter_.include_modules, "include-module", "<module>",
                     "show only this module and those below it");
        options.list(filter_.exclude_modules, "exclude-module", "<module>", "leave that one out");
        options.value("l,level", "<level>", "show only this level and worse", "",
                      [this](const std::string& text) {
                          filter_.lowest_level = level_number(text);
                          if (filter_.lowest_level == 0)
                              throw UsageError("level value \"" + text +
                                               "\" is not one of \"TRACE\", \"DEBUG\", \"INFO\", "
                                               "\"WARNING\", \"ERROR\"");
                      });
        options.integer(lines_, "n,lines", "<number>", "begin with this many of the last lines");
        options.integer(limit_, "limit", "<number>", "end after this many lines; 0 for no end");
        options.flag(replay_, "replay", "begin with the first line there is");
        options.flag(tail_, "tail", "wait for new lines (the default on a terminal)");
        options.flag(no_tail_, "no-tail", "end after the lines there are");
        options.flag(style_.date, "date", "show dates");
        options.flag(style_.milliseconds, "ms", "show milliseconds");
        options.flag(style_.utc, "utc", "show times in UTC");
        options.flag(style_.location, "location", "show where a line comes from");
        colors_.declare(options);
    }

    void check(Words words) override {
        refuse_surplus(words);
        if (tail_ && no_tail_)
            throw UsageError("setting --tail and --no-tail not valid");
        if (lines_ < 0 || limit_ < 0)
            throw UsageError("a number of lines cannot be negative");
    }

    int run() override {
        const Home home;
        LogFiles files(home);
        std::vector<LogRecord> records = passing(files.read());
        if (!replay_ && records.size() > static_cast<std::size_t>(lines_))
            records.erase(records.begin(), records.end() - lines_);
        const bool follow = tail_ || (!no_tail_ && ::isatty(STDOUT_FILENO) != 0);
        while (show(records) && follow && files.wait())
            records = passing(files.read());
        return 0;
    }

  private:
    [[nodiscard]] std::vector<LogRecord> passing(std::vector<LogRecord> records) const {
        std::erase_if(records, [&](const LogRecord& record) { return !filter_.passes(record); });
        return records;
    }

    /// False once the limit is reached.
    bool show(const std::vector<LogRecord>& records) {
        std::string text;
        bool more = true;
        for (const LogRecord& record : records) {
            text += log_line(record, style_);
            if (++shown_ == limit_) {
                more = false;
                break;
            }
        }
        print_output({}, text);
        return more;
    }

    LogFilter filter_;
    LogStyle style_;
    ColorOptions colors_;
    std::int64_t lines_ = 10, limit_ = 0, shown_ = 0;
    bool replay_ = false, tail_ = false, no_tail_ = false;
};

} // namespace

extern const Verb debug_log_verb;
constinit const Verb debug_log_verb = {
    .text = {.name = "debug-log",
             .synopsis = "[options]",
             .summary = "show what units and the agent log",
             .details = R"~(Shows the last lines of all logs in the order of time, and on a terminal
goes on with what is written. An entity is a unit (mysql/0 or unit-mysql-0), an application, which
stands for its units, or a machine (0 or machine-0); * stands for anything. Of the filters of one
kind one has to match, of those of different kinds all.)~",
             .examples = R"~(    hookbox debug-log --replay --no-tail
    hookbox debug-log -i mysql -l WARNING
    hookbox debug-log --include-module unit.mysql/0.juju-log)~"},
    .make = make_verb<DebugLog>,
};

} // namespace hookbox
