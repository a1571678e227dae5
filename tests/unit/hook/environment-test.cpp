#include "hook/environment.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

HookEnvironment install_hook() {
    HookEnvironment given;
    given.model_name = "default";
    given.model_uuid = "11111111-2222-4333-8444-555555555555";
    given.unit = "web/0";
    given.machine = "0";
    given.charm_directory = "/h/agents/unit-web-0/charm";
    given.tools_directory = "/h/tools";
    given.socket = "/run/s";
    given.context_id = "web/0-install-1";
    given.hook_name = "install";
    given.dispatch_path = "hooks/install";
    given.system = {"debian", "", "12"};
    given.agent = {{"PATH", "/usr/bin:/bin"}, {"FOO", "1"}, {"HOME", "/root"}, {"USER", "root"}};
    return given;
}

std::map<std::string, std::string> variables_of(const HookEnvironment& given) {
    std::map<std::string, std::string> variables;
    for (const std::string& entry : hook_variables(given))
        variables.emplace(entry.substr(0, entry.find('=')), entry.substr(entry.find('=') + 1));
    return variables;
}

} // namespace

TEST_CASE("a hook gets exactly the variables of the list") {
    std::vector<std::string> expected = {
        "APT_LISTCHANGES_FRONTEND=none",
        "CHARM_DIR=/h/agents/unit-web-0/charm",
        "CLOUD_API_VERSION=",
        "DEBIAN_FRONTEND=noninteractive",
        "JUJU_AGENT_SOCKET=/run/s",
        "JUJU_AGENT_SOCKET_ADDRESS=/run/s",
        "JUJU_AGENT_SOCKET_NETWORK=unix",
        "JUJU_API_ADDRESSES=",
        "JUJU_AVAILABILITY_ZONE=",
        "JUJU_CHARM_DIR=/h/agents/unit-web-0/charm",
        "JUJU_CHARM_FTP_PROXY=",
        "JUJU_CHARM_HTTPS_PROXY=",
        "JUJU_CHARM_HTTP_PROXY=",
        "JUJU_CHARM_NO_PROXY=",
        "JUJU_CONTEXT_ID=web/0-install-1",
        "JUJU_DISPATCH_PATH=hooks/install",
        "JUJU_HOOK_NAME=install",
        "JUJU_MACHINE_ID=0",
        "JUJU_METER_INFO=",
        "JUJU_METER_STATUS=",
        "JUJU_MODEL_NAME=default",
        "JUJU_MODEL_UUID=11111111-2222-4333-8444-555555555555",
        "JUJU_PRINCIPAL_UNIT=",
        "JUJU_SLA=",
        "JUJU_UNIT_NAME=web/0",
        "JUJU_VERSION=3.6.0",
        "LANG=C.UTF-8",
        "PATH=/h/tools:/usr/bin:/bin",
        "TERM=screen",
    };
    CHECK(hook_variables(install_hook()) == expected);
}

TEST_CASE("Juju 1 has its own names and none of the later variables") {
    HookEnvironment given = install_hook();
    given.compat = Compat::juju1;
    const std::vector<std::string> expected = {
        "APT_LISTCHANGES_FRONTEND=none",
        "CHARM_DIR=/h/agents/unit-web-0/charm",
        "DEBIAN_FRONTEND=noninteractive",
        "JUJU_AGENT_SOCKET=/run/s",
        "JUJU_API_ADDRESSES=",
        "JUJU_CONTEXT_ID=web/0-install-1",
        "JUJU_ENV_NAME=default",
        "JUJU_ENV_UUID=11111111-2222-4333-8444-555555555555",
        "JUJU_UNIT_NAME=web/0",
        "PATH=/h/tools:/usr/bin:/bin",
    };
    CHECK(hook_variables(given) == expected);
}

TEST_CASE("Juju 4 has lost metering and calls itself 4.0.0") {
    HookEnvironment given = install_hook();
    given.compat = Compat::juju4;
    const auto variables = variables_of(given);
    CHECK(variables.at("JUJU_VERSION") == "4.0.0");
    CHECK_FALSE(variables.contains("JUJU_SLA"));
    CHECK_FALSE(variables.contains("JUJU_METER_STATUS"));
}

TEST_CASE("a relation hook has its relation, the remote unit set even when it is empty") {
    HookEnvironment given = install_hook();
    CHECK_FALSE(variables_of(given).contains("JUJU_REMOTE_UNIT"));
    given.relation = RelationVariables{"db", "db:3", "", "mysql", ""};
    auto variables = variables_of(given);
    CHECK(variables.at("JUJU_RELATION") == "db");
    CHECK(variables.at("JUJU_RELATION_ID") == "db:3");
    CHECK(variables.at("JUJU_REMOTE_UNIT").empty());
    CHECK(variables.at("JUJU_REMOTE_APP") == "mysql");
    CHECK_FALSE(variables.contains("JUJU_DEPARTING_UNIT"));
    given.relation->departing_unit = "mysql/0";
    CHECK(variables_of(given).at("JUJU_DEPARTING_UNIT") == "mysql/0");
}

TEST_CASE("an action has its three variables and an empty hook name") {
    HookEnvironment given = install_hook();
    given.hook_name.clear();
    given.dispatch_path = "actions/backup";
    given.action = ActionVariables{"backup", "4"};
    const auto variables = variables_of(given);
    CHECK(variables.at("JUJU_HOOK_NAME").empty());
    CHECK(variables.at("JUJU_DISPATCH_PATH") == "actions/backup");
    CHECK(variables.at("JUJU_ACTION_NAME") == "backup");
    CHECK(variables.at("JUJU_ACTION_UUID") == "4");
    CHECK(variables.at("JUJU_ACTION_TAG") == "action-4");
}

TEST_CASE("a command has no dispatch path") {
    HookEnvironment given = install_hook();
    given.hook_name.clear();
    given.dispatch_path.clear();
    CHECK_FALSE(variables_of(given).contains("JUJU_DISPATCH_PATH"));
}

TEST_CASE("proxies come in both spellings when set, those for charms always") {
    HookEnvironment given = install_hook();
    given.model_settings =
        Value::Map{{"http-proxy", "http://p:1"}, {"no-proxy", ""}, {"juju-no-proxy", "localhost"}};
    const auto variables = variables_of(given);
    CHECK(variables.at("http_proxy") == "http://p:1");
    CHECK(variables.at("HTTP_PROXY") == "http://p:1");
    CHECK_FALSE(variables.contains("no_proxy"));
    CHECK(variables.at("JUJU_CHARM_NO_PROXY") == "localhost");
    CHECK(variables.at("JUJU_CHARM_HTTP_PROXY").empty());
}

TEST_CASE("of the agent's variables only PATH and Kubernetes' nine reach a hook") {
    HookEnvironment given = install_hook();
    given.agent["KUBERNETES_SERVICE_HOST"] = "10.1.0.1";
    given.agent["KUBERNETES_OTHER"] = "x";
    const auto variables = variables_of(given);
    CHECK(variables.at("KUBERNETES_SERVICE_HOST") == "10.1.0.1");
    CHECK_FALSE(variables.contains("KUBERNETES_OTHER"));
    CHECK_FALSE(variables.contains("FOO"));
    CHECK_FALSE(variables.contains("HOME"));
}

TEST_CASE("the terminal and the installer's variables follow the system") {
    HookEnvironment given = install_hook();
    given.system = {"ubuntu", "debian", "22.04"};
    CHECK(variables_of(given).at("TERM") == "tmux-256color");
    given.system = {"centos", "rhel fedora", "7"};
    CHECK(variables_of(given).at("TERM") == "screen-256color");
    CHECK_FALSE(variables_of(given).contains("DEBIAN_FRONTEND"));
    given.system.version = "9";
    CHECK(variables_of(given).at("TERM") == "tmux-256color");
}
