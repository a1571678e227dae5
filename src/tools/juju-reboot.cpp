#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class JujuReboot final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        options.flag(now_, "now", "end the hook at once; it runs anew after the restart");
    }

    int run(ToolIo&) override {
        if (context().acting())
            throw Error("juju-reboot is not supported when running an action.");
        context().request_reboot(now_ ? Reboot::now : Reboot::after_hook);
        return 0;
    }

  private:
    bool now_ = false;
};

} // namespace

extern const Tool juju_reboot_tool;
constinit const Tool juju_reboot_tool = {
    .text = {.name = "juju-reboot",
             .synopsis = "[options]",
             .summary = "ask for a restart of the machine",
             .details = R"~(The restart waits until the hook has succeeded; of a hook that fails it
is forgotten. With --now the hook is killed, nothing it has written is kept,
and it runs again from its beginning after the restart.)~",
             .examples = R"~(    test -e /run/new-kernel && juju-reboot --now)~"},
    .make = make_tool<JujuReboot>,
    .effect = Effect::at_once,
};

} // namespace hookbox
