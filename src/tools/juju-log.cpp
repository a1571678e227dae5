#include "base/error.hpp"
#include "tools/deprecated-format.hpp"

namespace hookbox {
namespace {

class JujuLog final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        options.flag(debug_, "debug", "log at DEBUG, whatever --log-level says");
        options.text(level_, "l,log-level", "LEVEL",
                     "TRACE, DEBUG, INFO, WARNING, ERROR or CRITICAL");
        format_.declare(options);
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("no message specified");
        message_ = std::move(words.front());
        for (std::size_t i = 1; i < words.size(); ++i)
            message_ += " " + words[i];
    }

    int run(ToolIo& io) override {
        format_.warn(io, "juju-log");
        std::string level = debug_ ? "DEBUG" : known_level(level_);
        if (level.empty()) {
            context().log("WARNING",
                          "Specified log level of " + go_quoted(level_) + " is not valid");
            level = "INFO";
        }
        if (level != "UNSPECIFIED")
            context().log(level, relation_prefix() + message_);
        return 0;
    }

  private:
    /// The level in its usual spelling, or "".
    static std::string known_level(std::string name) {
        for (char& letter : name)
            if (letter >= 'a' && letter <= 'z')
                letter = static_cast<char>(letter - 'a' + 'A');
        if (name.empty())
            return "INFO";
        if (name == "WARN")
            return "WARNING";
        for (const char* level :
             {"TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL", "UNSPECIFIED"})
            if (name == level)
                return name;
        return {};
    }

    [[nodiscard]] std::string relation_prefix() const {
        const std::optional<int> id = context().info().relation;
        const RelationView* relation = id ? context().relation(*id) : nullptr;
        return relation == nullptr ? "" : relation->fake_id() + ": ";
    }

    bool debug_ = false;
    std::string level_ = "INFO", message_;
    DeprecatedFormat format_;
};

} // namespace

extern const Tool juju_log_tool;
constinit const Tool juju_log_tool = {
    .text = {.name = "juju-log",
             .synopsis = "[options] <message>",
             .summary = "write a message to the unit's log",
             .details = R"~(The words are joined by blanks. In a hook of a relation its id is put in
front. An unknown level is reported in the log, and the message is logged
at INFO.)~",
             .examples = R"~(    juju-log "database is ready"
    juju-log -l WARNING "only $free MiB left")~"},
    .make = make_tool<JujuLog>,
    .juju1 = true,
    .effect = Effect::at_once,
};

} // namespace hookbox
