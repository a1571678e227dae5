#include "tools/tool.hpp"

namespace hookbox {
namespace {

class StateDelete final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void check(Words words) override {
        key_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo&) override {
        if (!key_.empty())
            context().delete_state(key_);
        return 0;
    }

  private:
    std::string key_;
};

} // namespace

extern const Tool state_delete_tool;
constinit const Tool state_delete_tool = {
    .text = {.name = "state-delete",
             .synopsis = "<key>",
             .summary = "remove one entry of the unit's stored state",
             .details = R"~(Takes effect when the hook has succeeded. A missing key is no error.)~",
             .examples = R"~(    state-delete migration-step)~"},
    .make = make_tool<StateDelete>,
    .effect = Effect::with_hook,
};

} // namespace hookbox
