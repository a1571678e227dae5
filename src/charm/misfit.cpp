#include "charm/misfit.hpp"

#include "value/yaml.hpp"

namespace hookbox {

Misfit Misfit::within(const std::string& key) const {
    std::vector<std::string> keys = keys_;
    keys.insert(keys.begin(), key);
    return {std::move(keys), what()};
}

Error Misfit::placed(std::string_view yaml, std::string_view source) const {
    return Error(std::string(source) + yaml_place(yaml, keys_) + ": " + what());
}

} // namespace hookbox
