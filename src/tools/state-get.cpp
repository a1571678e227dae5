#include "base/error.hpp"
#include "tools/settings-key.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class StateGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        output_.declare(options);
        options.flag(strict_, "strict", "fail when the key is missing");
    }

    void check(Words words) override {
        key_.take(words);
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        const Settings& state = context().state();
        Value value = key_.look_up(state);
        if (value.is_null() && strict_)
            throw Error(go_quoted(key_.name) + " not found");
        if (value.is_null())
            value = "";
        if (key_.name.empty() && state.empty() && output_.format == Format::json)
            value = {}; // an empty state is null in JSON alone, as recorded
        io.print(output_, format_value(value, output_.format));
        return 0;
    }

  private:
    Output output_;
    bool strict_ = false;
    SettingsKey key_;
};

} // namespace

extern const Tool state_get_tool;
constinit const Tool state_get_tool = {
    .text = {.name = "state-get",
             .synopsis = "[options] [<key>]",
             .summary = "print the state this unit has stored with its agent",
             .details = R"~(Shows what state-set and state-delete of this hook have changed. Without
a key, or with -, all entries are printed as a map; a missing key prints
nothing.)~",
             .examples = R"~(    state-get --strict migration-step)~"},
    .make = make_tool<StateGet>,
};

} // namespace hookbox
