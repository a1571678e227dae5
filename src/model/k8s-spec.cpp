#include "model/k8s-spec.hpp"

namespace hookbox {
namespace {

std::string spec_path(std::string_view application) {
    return "applications/" + std::string(application) + "/k8s-spec";
}

} // namespace

K8sSpec read_k8s_spec(const Model& model, std::string_view application) {
    const auto entry = model.read(spec_path(application));
    if (!entry)
        return {};
    return {.pod = entry->value["pod"].text(), .raw = entry->value["raw"].text()};
}

void put_k8s_spec(Change& change, const Model& model, std::string_view application,
                  const K8sSpec& spec) {
    model.pin(change, spec_path(application));
    change.put(model.path(spec_path(application)),
               stored_record({{"pod", spec.pod}, {"raw", spec.raw}}));
}

} // namespace hookbox
