#include "tools/k8s-spec-tool.hpp"

namespace hookbox {

extern const Tool pod_spec_set_tool;
constinit const Tool pod_spec_set_tool = {
    .text = {.name = "pod-spec-set",
             .synopsis = "[options] --file <core spec file> [--k8s-resources <k8s spec file>]",
             .summary = "set the application's k8s spec, by its older name",
             .details =
                 R"~(Only the leader may. The text is stored when the hook has succeeded, as it
is given and in place of the one before. There is no cluster here: nothing is
made of it.)~",
             .examples = R"~(    pod-spec-set --file spec.yaml
    pod-spec-set --k8s-resources extra.yaml < spec.yaml)~"},
    .make = make_tool<K8sSpecSet>,
    .juju4 = false,
    .effect = Effect::with_hook,
};

} // namespace hookbox
