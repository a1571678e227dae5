#include "tools/settings-source.hpp"

namespace hookbox {
namespace {

class StateSet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { source_.declare(options); }
    void check(Words words) override { source_.check(words); }

    int run(ToolIo& io) override {
        for (const auto& [key, value] : source_.read(io))
            context().set_state(key, value);
        return 0;
    }

  private:
    SettingsSource source_;
};

} // namespace

extern const Tool state_set_tool;
constinit const Tool state_set_tool = {
    .text = {.name = "state-set",
             .synopsis = "[options] key=value [key=value ...]",
             .summary = "store state of this unit with its agent",
             .details = R"~(Stored when the hook has succeeded, for this unit alone to read with
state-get. An empty value is kept. Words win over the entries of --file. A
key may have 256 bytes, a value 65536.)~",
             .examples = R"~(    state-set migration-step=3
    state-set --file - < state.json)~"},
    .make = make_tool<StateSet>,
    .effect = Effect::with_hook,
};

} // namespace hookbox
