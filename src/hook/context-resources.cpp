#include "hook/context.hpp"
#include "model/resource.hpp"

namespace hookbox {

std::string HookContext::resource(const std::string& name) {
    require_full();
    const auto known = overrides_.resources.find(name);
    if (known != overrides_.resources.end()) {
        if (!known->second.error.empty())
            throw Error(known->second.error);
        return known->second.path;
    }
    const auto given = read_resources(model_, application_);
    const auto content = given.find(name);
    const CharmMetadata metadata = info_.resources ? charm().metadata : CharmMetadata();
    const auto declared = metadata.resources.find(name);
    if (declared == metadata.resources.end() || content == given.end())
        throw Error("resource \"" + application_ + "/" + name + "\" not found");
    fetch_resource(*info_.resources, declared->second, content->second.content);
    const auto taken = read_unit_resources(model_, info_.unit);
    if (const auto before = taken.find(name);
        before == taken.end() || before->second != content->second)
        commit_with_retry(model_, [&](Change& change) {
            change.set_durable(false);
            put_unit_resource(change, model_, info_.unit, name, content->second);
        });
    return resource_path(*info_.resources, declared->second).string();
}

} // namespace hookbox
