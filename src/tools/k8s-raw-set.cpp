#include "tools/k8s-spec-tool.hpp"

namespace hookbox {
namespace {

class K8sRawSet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { file_.declare(options); }

    int run(ToolIo& io) override {
        context().set_k8s_raw_spec(file_.read(io, "k8s raw spec"));
        return 0;
    }

  private:
    SpecFile file_;
};

} // namespace

extern const Tool k8s_raw_set_tool;
constinit const Tool k8s_raw_set_tool = {
    .text = {.name = "k8s-raw-set",
             .synopsis = "[options] --file <core spec file>",
             .summary = "set the application's raw k8s objects",
             .details =
                 R"~(Only the leader may. The text is stored when the hook has succeeded, as it
is given and in place of the one before. There is no cluster here: nothing is
made of it.)~",
             .examples = R"~(    k8s-raw-set --file objects.yaml)~"},
    .make = make_tool<K8sRawSet>,
    .juju4 = false,
    .effect = Effect::with_hook,
};

} // namespace hookbox
