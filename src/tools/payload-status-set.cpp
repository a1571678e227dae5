#include "base/quote.hpp"
#include "tools/payload-tool.hpp"

namespace hookbox {
namespace {

class PayloadStatusSet final : public PayloadTool {
  public:
    using PayloadTool::PayloadTool;

    void check(Words words) override {
        require_words(words, 3);
        const std::string payload_class = take_word(words);
        id_ = payload_id(payload_class, take_word(words));
        status_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo&) override {
        if (status_ != "running" && status_ != "starting" && status_ != "stopped" &&
            status_ != "stopping")
            throw Error("status " + go_quoted(status_) +
                        " not supported; expected one of [\"running\", \"starting\", "
                        "\"stopped\", \"stopping\"]");
        context().set_payload_status(id_, status_);
        return 0;
    }

  private:
    std::string id_, status_;
};

} // namespace

extern const Tool payload_status_set_tool;
constinit const Tool payload_status_set_tool = {
    .text = {.name = "payload-status-set",
             .synopsis = "<class> <id> <status>",
             .summary = "tell how a container or machine is doing",
             .details = R"~(The payload must have been registered; its status is starting, running,
stopping or stopped. Takes effect at once.)~",
             .examples = R"~(    payload-status-set monitor "$container" stopping)~"},
    .make = make_tool<PayloadStatusSet>,
    .juju4 = false,
    .effect = Effect::at_once,
};

} // namespace hookbox
