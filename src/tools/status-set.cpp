#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class StatusSet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        options.flag(of_application_, "application", "for the whole application; leader only");
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("invalid args, require <status> [message]");
        status_ = take_word(words);
        if (status_ != "maintenance" && status_ != "blocked" && status_ != "waiting" &&
            status_ != "active")
            throw UsageError("invalid status " + go_quoted(status_) +
                             ", expected one of [maintenance blocked waiting active]");
        message_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo&) override {
        if (of_application_)
            context().set_application_status(status_, message_);
        else
            context().set_unit_status(status_, message_);
        return 0;
    }

  private:
    bool of_application_ = false;
    std::string status_, message_;
};

} // namespace

extern const Tool status_set_tool;
constinit const Tool status_set_tool = {
    .text = {.name = "status-set",
             .synopsis = "[options] <maintenance | blocked | waiting | active> [message]",
             .summary = "tell operators how the workload is doing",
             .details = R"~(Takes effect at once, even if the hook fails later.

    maintenance  at work, not yet ready
    blocked      an operator has to do something
    waiting      another application has to do something
    active       ready and serving)~",
             .examples = R"~(    status-set maintenance "installing packages"
    status-set active)~"},
    .make = make_tool<StatusSet>,
    .effect = Effect::at_once,
};

} // namespace hookbox
