#include "hook/environment.hpp"

#include <unistd.h>

#include <charconv>

namespace hookbox {
namespace {

using Variables = std::map<std::string, std::string>;

constexpr const char* from_kubernetes[] = {
    "KUBERNETES_PORT",
    "KUBERNETES_PORT_443_TCP",
    "KUBERNETES_PORT_443_TCP_ADDR",
    "KUBERNETES_PORT_443_TCP_PORT",
    "KUBERNETES_PORT_443_TCP_PROTO",
    "KUBERNETES_SERVICE",
    "KUBERNETES_SERVICE_HOST",
    "KUBERNETES_SERVICE_PORT",
    "KUBERNETES_SERVICE_PORT_HTTPS",
};

struct ProxyNames {
    const char *setting, *lower, *upper;
};
constexpr ProxyNames proxies[] = {
    {"http-proxy", "http_proxy", "HTTP_PROXY"},
    {"https-proxy", "https_proxy", "HTTPS_PROXY"},
    {"ftp-proxy", "ftp_proxy", "FTP_PROXY"},
    {"no-proxy", "no_proxy", "NO_PROXY"},
};

std::string find(const Variables& variables, const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
}

std::string terminal(const OsRelease& system) {
    if (system.id == "ubuntu")
        return "tmux-256color";
    if (system.id != "centos")
        return "screen";
    int major = 0;
    std::from_chars(system.version.data(), system.version.data() + system.version.size(), major);
    return major >= 8 ? "tmux-256color" : "screen-256color";
}

void add_proxies(Variables& variables, const HookEnvironment& given) {
    for (const ProxyNames& proxy : proxies) {
        if (const std::string& legacy = given.model_settings[proxy.setting].text();
            !legacy.empty()) {
            variables[proxy.lower] = legacy;
            variables[proxy.upper] = legacy;
        }
        if (given.compat != Compat::juju1)
            variables[std::string("JUJU_CHARM_") + proxy.upper] =
                given.model_settings[std::string("juju-") + proxy.setting].text();
    }
}

void add_relation(Variables& variables, const RelationVariables& relation) {
    variables["JUJU_RELATION"] = relation.endpoint;
    variables["JUJU_RELATION_ID"] = relation.id;
    variables["JUJU_REMOTE_UNIT"] = relation.remote_unit;
    variables["JUJU_REMOTE_APP"] = relation.remote_application;
    if (!relation.departing_unit.empty())
        variables["JUJU_DEPARTING_UNIT"] = relation.departing_unit;
}

void add_modern(Variables& variables, const HookEnvironment& given) {
    variables["JUJU_CHARM_DIR"] = given.charm_directory;
    variables["JUJU_AGENT_SOCKET_ADDRESS"] = given.socket;
    variables["JUJU_AGENT_SOCKET_NETWORK"] = "unix";
    variables["JUJU_HOOK_NAME"] = given.hook_name;
    if (!given.dispatch_path.empty())
        variables["JUJU_DISPATCH_PATH"] = given.dispatch_path;
    variables["JUJU_MODEL_NAME"] = given.model_name;
    variables["JUJU_MODEL_UUID"] = given.model_uuid;
    variables["JUJU_MACHINE_ID"] = given.machine;
    variables["JUJU_PRINCIPAL_UNIT"] = given.principal;
    variables["JUJU_AVAILABILITY_ZONE"] = given.availability_zone;
    variables["JUJU_VERSION"] = given.compat == Compat::juju4 ? "4.0.0" : "3.6.0";
    if (given.compat == Compat::juju3)
        for (const char* name : {"JUJU_SLA", "JUJU_METER_STATUS", "JUJU_METER_INFO"})
            variables[name] = "";
    variables["CLOUD_API_VERSION"] = "";
    variables["LANG"] = "C.UTF-8";
    variables["TERM"] = terminal(given.system);
    for (const char* name : from_kubernetes)
        if (const auto found = given.agent.find(name); found != given.agent.end())
            variables.insert(*found);
}

} // namespace

std::vector<std::string> hook_variables(const HookEnvironment& given) {
    Variables variables = {
        {"CHARM_DIR", given.charm_directory},
        {"JUJU_AGENT_SOCKET", given.socket},
        {"JUJU_API_ADDRESSES", given.api_addresses},
        {"JUJU_CONTEXT_ID", given.context_id},
        {"JUJU_UNIT_NAME", given.unit},
        {"PATH", given.tools_directory + ":" + find(given.agent, "PATH")},
    };
    if (given.compat == Compat::juju1) {
        variables["JUJU_ENV_NAME"] = given.model_name;
        variables["JUJU_ENV_UUID"] = given.model_uuid;
    } else {
        add_modern(variables, given);
    }
    if (given.system.resembles("debian") || given.system.resembles("ubuntu")) {
        variables["APT_LISTCHANGES_FRONTEND"] = "none";
        variables["DEBIAN_FRONTEND"] = "noninteractive";
    }
    add_proxies(variables, given);
    if (given.relation)
        add_relation(variables, *given.relation);
    if (given.secret) {
        variables["JUJU_SECRET_ID"] = given.secret->uri;
        variables["JUJU_SECRET_LABEL"] = given.secret->label;
        if (given.secret->revision)
            variables["JUJU_SECRET_REVISION"] = std::to_string(*given.secret->revision);
    }
    if (given.storage) {
        variables["JUJU_STORAGE_ID"] = given.storage->id;
        variables["JUJU_STORAGE_LOCATION"] = given.storage->location;
        variables["JUJU_STORAGE_KIND"] = given.storage->kind;
    }
    if (given.action) {
        variables["JUJU_ACTION_NAME"] = given.action->name;
        variables["JUJU_ACTION_UUID"] = given.action->id;
        variables["JUJU_ACTION_TAG"] = "action-" + given.action->id;
    }
    std::vector<std::string> list;
    list.reserve(variables.size());
    for (const auto& [name, value] : variables)
        list.push_back(name + "=" + value);
    return list;
}

std::map<std::string, std::string> own_variables() {
    Variables variables;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string text = *entry;
        if (const std::size_t equals = text.find('='); equals != std::string::npos)
            variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return variables;
}

} // namespace hookbox
