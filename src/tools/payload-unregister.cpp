#include "tools/payload-tool.hpp"

namespace hookbox {
namespace {

class PayloadUnregister final : public PayloadTool {
  public:
    using PayloadTool::PayloadTool;

    void check(Words words) override {
        require_words(words, 2);
        const std::string payload_class = take_word(words);
        id_ = payload_id(payload_class, take_word(words));
        refuse_surplus(words);
    }

    int run(ToolIo&) override {
        context().unregister_payload(id_);
        return 0;
    }

  private:
    std::string id_;
};

} // namespace

extern const Tool payload_unregister_tool;
constinit const Tool payload_unregister_tool = {
    .text = {.name = "payload-unregister",
             .synopsis = "<class> <id>",
             .summary = "tell that a container or machine is gone",
             .details = R"~(The payload must have been registered. Takes effect at once.)~",
             .examples = R"~(    payload-unregister monitor "$container")~"},
    .make = make_tool<PayloadUnregister>,
    .juju4 = false,
    .effect = Effect::at_once,
};

} // namespace hookbox
