#include "tools/tool.hpp"

namespace hookbox {
namespace {

class ActionFail final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void check(Words words) override {
        if (!words.empty())
            message_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo&) override {
        context().action().fail(message_);
        return 0;
    }

  private:
    std::string message_ = "action failed without reason given, check action for errors";
};

} // namespace

extern const Tool action_fail_tool;
constinit const Tool action_fail_tool = {
    .text = {.name = "action-fail",
             .synopsis = R"(["<failure message>"])",
             .summary = "mark the running action as failed",
             .details = R"~(The action goes on until its program ends; it counts as failed then,
whatever the exit status, and shows the last message given.)~",
             .examples = R"~(    action-fail "no space left for the dump")~"},
    .make = make_tool<ActionFail>,
    .action = true,
    .effect = Effect::at_once,
};

} // namespace hookbox
