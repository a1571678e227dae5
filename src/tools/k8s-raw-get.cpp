#include "tools/tool.hpp"

namespace hookbox {
namespace {

class K8sRawGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    int run(ToolIo& io) override {
        io.print({}, context().k8s_raw_spec());
        return 0;
    }
};

} // namespace

extern const Tool k8s_raw_get_tool;
constinit const Tool k8s_raw_get_tool = {
    .text = {.name = "k8s-raw-get",
             .synopsis = "",
             .summary = "print the application's raw k8s objects",
             .details = R"~(Prints the text that k8s-raw-set of an earlier hook has left, as it was
given; nothing when there is none.)~",
             .examples = R"~(    k8s-raw-get > objects.yaml)~"},
    .make = make_tool<K8sRawGet>,
    .juju4 = false,
};

} // namespace hookbox
