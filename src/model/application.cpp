#include "model/application.hpp"

namespace hookbox {
namespace {

std::string application_path(std::string_view name, std::string_view part = {}) {
    std::string path = "applications/" + std::string(name);
    if (!part.empty())
        path.append("/").append(part);
    return path;
}

Value to_value(const std::map<std::string, Exposure>& exposures) {
    const auto list = [](const std::vector<std::string>& items) {
        return Value::List(items.begin(), items.end());
    };
    Value::Map map;
    for (const auto& [endpoint, exposure] : exposures)
        map[endpoint] =
            Value::Map{{"spaces", list(exposure.spaces)}, {"subnets", list(exposure.subnets)}};
    return map;
}

std::map<std::string, Exposure> exposures_from_value(const Value& value) {
    std::map<std::string, Exposure> exposures;
    for (const auto& [endpoint, exposure] : value.map()) {
        Exposure& made = exposures[endpoint];
        for (const Value& space : exposure["spaces"].list())
            made.spaces.push_back(space.text());
        for (const Value& subnet : exposure["subnets"].list())
            made.subnets.push_back(subnet.text());
    }
    return exposures;
}

} // namespace

std::optional<Application> find_application(const Model& model, std::string_view name) {
    const auto entry = model.read(application_path(name));
    if (!entry)
        return std::nullopt;
    Application application;
    application.name = name;
    application.charm_url = entry->value["charm-url"].text();
    application.life = parse_life(entry->value["life"].text());
    application.exposed = entry->value["exposed"].boolean();
    application.trust = entry->value["trust"].boolean();
    application.version = entry->value["version"].text();
    application.force_charm = entry->value["force-charm"].boolean();
    application.as_read = entry->version;
    application.exposures = exposures_from_value(entry->value["exposures"]);
    application.charm_modified = entry->value["charm-modified"].integer();
    return application;
}

Application require_application(const Model& model, std::string_view name) {
    if (auto application = find_application(model, name))
        return std::move(*application);
    throw NotFound("application \"" + std::string(name) + "\" not found");
}

std::vector<Application> all_applications(const Model& model) {
    std::vector<Application> applications;
    for (const std::string& name : model.children("applications"))
        if (auto application = find_application(model, name))
            applications.push_back(std::move(*application));
    return applications;
}

void put_application(Change& change, const Model& model, const Application& application) {
    const std::string path = model.path(application_path(application.name));
    change.require(path, application.as_read);
    change.put(path, stored_record({{"charm-url", application.charm_url},
                                    {"force-charm", application.force_charm},
                                    {"life", life_name(application.life)},
                                    {"exposed", application.exposed},
                                    {"trust", application.trust},
                                    {"version", application.version},
                                    {"charm-modified", application.charm_modified},
                                    {"exposures", to_value(application.exposures)}}));
}

Value config_set_by_user(const Model& model, std::string_view application) {
    const auto entry = model.read(application_path(application, "config"));
    return entry ? entry->value : Value::Map{};
}

void put_config_set_by_user(Change& change, const Model& model, std::string_view application,
                            const Value& values) {
    const std::string path = model.path(application_path(application, "config"));
    const auto node = model.store().get(path);
    change.require(path, node ? node->version : 0);
    change.put(path, values);
}

Value config_values(const Model& model, const Application& application) {
    const Value set = config_set_by_user(model, application.name);
    Value::Map values;
    for (const auto& [name, option] : require_charm(model, application.charm_url).config) {
        const Value& value = set[name];
        values.emplace(name, value.is_null() ? option.default_value : value);
    }
    return values;
}

} // namespace hookbox
