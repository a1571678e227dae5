#include "tools/k8s-spec-tool.hpp"

namespace hookbox {

extern const Tool k8s_spec_get_tool;
constinit const Tool k8s_spec_get_tool = {
    .text = {.name = "k8s-spec-get",
             .synopsis = "",
             .summary = "print the application's k8s spec",
             .details =
                 R"~(Prints the text that k8s-spec-set of an earlier hook has left, as it was given;
nothing when there is none.)~",
             .examples = R"~(    k8s-spec-get > spec.yaml)~"},
    .make = make_tool<K8sSpecGet>,
    .juju4 = false,
};

} // namespace hookbox
