#include "hook/context.hpp"
#include "model/k8s-spec.hpp"
#include "model/leadership.hpp"

namespace hookbox {

std::string HookContext::k8s_spec() {
    require_full();
    return read_k8s_spec(model_, application_).pod;
}

std::string HookContext::k8s_raw_spec() {
    require_full();
    return read_k8s_spec(model_, application_).raw;
}

void HookContext::set_k8s_spec(const std::string& spec) {
    require_leader();
    effects_.k8s_spec = spec;
}

void HookContext::set_k8s_raw_spec(const std::string& spec) {
    require_leader();
    effects_.k8s_raw_spec = spec;
}

void HookContext::flush_k8s_spec(Change& change) {
    if (!effects_.k8s_spec && !effects_.k8s_raw_spec)
        return;
    const K8sSpec stored = read_k8s_spec(model_, application_);
    const K8sSpec wanted{effects_.k8s_spec.value_or(stored.pod),
                         effects_.k8s_raw_spec.value_or(stored.raw)};
    if (wanted.pod == stored.pod && wanted.raw == stored.raw)
        return;
    require_leadership_for(change, "k8s spec");
    put_k8s_spec(change, model_, application_, wanted);
}

} // namespace hookbox
