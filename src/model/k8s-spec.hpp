// The pod spec and the raw objects that an application's leader has set. Kept as text and never
// looked into: there is no cluster here to give them to.
#pragma once

#include "model/model.hpp"

#include <string>
#include <string_view>

namespace hookbox {

struct K8sSpec {
    std::string pod, raw; ///< "": never set
};

K8sSpec read_k8s_spec(const Model& model, std::string_view application);
/// Relies on what is stored now.
void put_k8s_spec(Change& change, const Model& model, std::string_view application,
                  const K8sSpec& spec);

} // namespace hookbox
