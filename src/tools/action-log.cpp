#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class ActionLog final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void check(Words words) override {
        if (words.empty())
            throw UsageError("no message specified");
        message_ = take_word(words);
        for (const std::string& word : words)
            message_ += " " + word;
    }

    int run(ToolIo&) override {
        context().action().log(message_);
        return 0;
    }

  private:
    std::string message_;
};

} // namespace

extern const Tool action_log_tool;
constinit const Tool action_log_tool = {
    .text = {.name = "action-log",
             .synopsis = "<message>",
             .summary = "tell how the running action gets on",
             .details = R"~(Who watches the action sees the message at once. Several words are
joined by blanks.)~",
             .examples = R"~(    action-log "dumped table 3 of 17")~"},
    .make = make_tool<ActionLog>,
    .action = true,
    .effect = Effect::at_once,
};

} // namespace hookbox
