#include "tools/k8s-spec-tool.hpp"

namespace hookbox {

extern const Tool pod_spec_get_tool;
constinit const Tool pod_spec_get_tool = {
    .text = {.name = "pod-spec-get",
             .synopsis = "",
             .summary = "print the application's k8s spec, by its older name",
             .details =
                 R"~(Prints the text that pod-spec-set of an earlier hook has left, as it was given;
nothing when there is none.)~",
             .examples = R"~(    pod-spec-get > spec.yaml)~"},
    .make = make_tool<K8sSpecGet>,
    .juju4 = false,
};

} // namespace hookbox
