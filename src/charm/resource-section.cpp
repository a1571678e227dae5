#include "charm/resource-section.hpp"

#include "charm/fields.hpp"
#include "charm/misfit.hpp"

namespace hookbox {

CharmResource read_charm_resource(const std::string& name, const Value& value) {
    const std::string what = "resources." + name;
    (void)map_of(value, what);
    if (name.empty() || name.find('/') != std::string::npos || name.starts_with('.'))
        throw Misfit({"resources", name}, "resources: invalid resource name \"" + name + "\"");
    CharmResource resource{.name = name};
    if (const std::string type = text_of(value["type"], what + ".type"); !type.empty())
        resource.type = type;
    if (resource.type != "file" && resource.type != "oci-image")
        throw Misfit({"resources", name, "type"},
                     what + ": unsupported resource type \"" + resource.type + "\"");
    resource.filename = text_of(value["filename"], what + ".filename");
    resource.description = text_of(value["description"], what + ".description");
    if (resource.type != "file")
        return resource;
    if (resource.filename.empty())
        throw Misfit({"resources", name}, what + ": resource missing filename");
    // The last two would name a directory.
    if (resource.filename.find('/') != std::string::npos || resource.filename == "." ||
        resource.filename == "..")
        throw Misfit({"resources", name, "filename"},
                     what + ": filename cannot contain \"/\" (got \"" + resource.filename + "\")");
    return resource;
}

Value to_value(const std::map<std::string, CharmResource>& section) {
    Value::Map map;
    for (const auto& [name, resource] : section)
        map[name] = Value::Map{{"type", resource.type},
                               {"filename", resource.filename},
                               {"description", resource.description}};
    return map;
}

std::map<std::string, CharmResource> charm_resources_from_value(const Value& value) {
    std::map<std::string, CharmResource> section;
    for (const auto& [name, entry] : value.map())
        section[name] = {.name = name,
                         .type = entry["type"].text(),
                         .filename = entry["filename"].text(),
                         .description = entry["description"].text()};
    return section;
}

} // namespace hookbox
