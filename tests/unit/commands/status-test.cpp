#include "cli/format.hpp"
#include "commands/status-report.hpp"
#include "commands/status-table.hpp"
#include "commands/status-value.hpp"

#include <cstdlib>
#include <ctime>

#include <doctest/doctest.h>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

Status status(const std::string& word, const std::string& message = {}) {
    Status status;
    status.status = word;
    status.message = message;
    return status;
}

UnitReport unit(const std::string& name, const std::string& workload, const std::string& agent) {
    UnitReport unit;
    unit.name = name;
    unit.status = {status(workload), status(agent)};
    unit.machine = "0";
    unit.address = "10.0.0.5";
    return unit;
}

ApplicationReport application(const std::string& name, const std::string& charm, int revision) {
    ApplicationReport report;
    report.application.name = name;
    report.application.charm_url = "local:" + charm + "-" + std::to_string(revision);
    report.charm_name = charm;
    report.charm_revision = revision;
    return report;
}

/// The example of the specification.
StatusReport example() {
    StatusReport report;
    report.model = "default";
    report.base = "ubuntu@22.04";
    report.now = Time{10h + 15min + 2s};
    MachineReport machine;
    machine.id = "0";
    machine.state = "started";
    machine.address = "10.0.0.5";
    report.machines.push_back(machine);

    ApplicationReport haproxy = application("haproxy", "haproxy", 3);
    haproxy.application.exposed = true;
    haproxy.status = status("waiting", "no backend");
    haproxy.units = {unit("haproxy/0", "waiting", "idle"),
                     unit("haproxy/1", "waiting", "allocating")};
    haproxy.units[0].leader = true;
    haproxy.units[0].status.workload.message = "no backend";
    haproxy.units[0].ports = {{80, 80, "tcp"}, {443, 443, "tcp"}};
    haproxy.units[1].status.workload.message = "waiting for machine";
    report.applications.push_back(haproxy);

    ApplicationReport mysql = application("mysql", "mysql", 0);
    mysql.application.version = "8.0.36";
    mysql.status = status("active", "ready");
    mysql.units = {unit("mysql/0", "active", "executing")};
    mysql.units[0].leader = true;
    mysql.units[0].status.workload.message = "ready";
    mysql.units[0].status.agent.message = "running config-changed hook";
    mysql.units[0].ports = {{3306, 3306, "tcp"}};
    report.applications.push_back(mysql);
    return report;
}

std::string message_of(const UnitReport& unit, bool relations = false) {
    StatusReport report;
    report.applications = {application("x", "x", 0)};
    report.applications[0].units = {unit};
    const std::string text = status_table(report, {.utc = true, .relations = relations});
    const std::size_t row = text.find("10.0.0.5");
    return text.substr(row + 17, text.find('\n', row) - row - 17);
}

} // namespace

TEST_CASE("the table is that of the specification") {
    ::setenv("TZ", "UTC", 1);
    ::tzset();
    CHECK(status_table(example(), {}) == R"~(Model    Controller  Cloud/Region  Version  Timestamp
default  local       machine       3.6.0    10:15:02Z

App      Version  Status   Scale  Charm    Channel  Rev  Exposed  Message
haproxy           waiting    1/2  haproxy             3  yes      no backend
mysql    8.0.36   active       1  mysql               0  no       ready

Unit        Workload  Agent       Machine  Public address  Ports       Message
haproxy/0*  waiting   idle        0        10.0.0.5        80,443/tcp  no backend
haproxy/1   waiting   allocating  0        10.0.0.5                    waiting for machine
mysql/0*    active    executing   0        10.0.0.5        3306/tcp    (config-changed) ready

Machine  State    Address   Inst id    Base          AZ  Message
0        started  10.0.0.5  localhost  ubuntu@22.04      Running
)~");
}

TEST_CASE("an empty model has its own section alone") {
    StatusReport report;
    report.model = "default";
    report.now = Time{1s};
    CHECK(status_table(report, {.utc = true, .relations = true}) ==
          "Model    Controller  Cloud/Region  Version  Timestamp\n"
          "default  local       machine       3.6.0    00:00:01\n");
}

TEST_CASE("relations are listed when asked for, with a status unless joined") {
    StatusReport report;
    const Endpoint provider{"mysql", "db", "provider", "sql"}, peer{"mysql", "peers", "peer", "x"};
    report.relations.push_back({provider, {"web", "db", "requirer", "sql"}, "joined"});
    report.relations.push_back({peer, peer, "joining"});
    CHECK(status_table(report, {}).find("Integration") == std::string::npos);
    const std::string text = status_table(report, {.utc = true, .relations = true});
    CHECK(text.substr(text.find("Integration")) ==
          "Integration provider  Requirer     Interface  Type     Message\n"
          "mysql:db              web:db       sql        regular  \n"
          "mysql:peers           mysql:peers  x          peer     joining\n");
}

TEST_CASE("ports are grouped by protocol and neighbours merged") {
    CHECK(ports_cell({}).empty());
    CHECK(ports_cell({{80, 80, "tcp"}, {443, 443, "tcp"}}) == "80,443/tcp");
    CHECK(ports_cell({{80, 80, "tcp"}, {81, 81, "tcp"}, {82, 82, "tcp"}}) == "80-82/tcp");
    CHECK(ports_cell({{53, 53, "udp"}, {80, 80, "tcp"}, {443, 443, "tcp"}}) == "80,443/tcp 53/udp");
    CHECK(ports_cell({{8000, 8010, "tcp"}, {8011, 8011, "tcp"}}) == "8000-8010,8011/tcp");
    CHECK(ports_cell({{-1, -1, "icmp"}, {80, 80, "tcp"}}) == "icmp 80/tcp");
    CHECK(ports_cell({{0, 0, "tcp"}}) == "0/tcp");
}

TEST_CASE(
    "the message names a plain hook that runs, no relation hook, and a failed one's other side") {
    UnitReport one = unit("x/0", "active", "executing");
    one.status.workload.message = "ready";
    one.status.agent.message = "running start hook";
    CHECK(message_of(one).ends_with("(start) ready"));
    one.status.agent.message = "running db-relation-joined hook for db/0";
    CHECK(message_of(one).ends_with("  ready"));
    one = unit("x/0", "error", "idle");
    one.status.workload.message = "hook failed: \"db-relation-joined\"";
    one.error_suffix = " for db:server";
    CHECK(message_of(one).ends_with("hook failed: \"db-relation-joined\""));
    CHECK(message_of(one, true).ends_with("hook failed: \"db-relation-joined\" for db:server"));
}

TEST_CASE("long messages and versions are cut") {
    UnitReport one = unit("x/0", "active", "idle");
    one.status.workload.message = std::string(121, 'm');
    CHECK(message_of(one).ends_with(" " + std::string(117, 'm') + "..."));
    StatusReport report;
    report.applications = {application("x", "x", 0)};
    report.applications[0].application.version = "1234567890123456\nsecond line";
    CHECK(status_table(report, {}).find("x    123456789012...") != std::string::npos);
}

TEST_CASE("selectors keep what matches and what it belongs to") {
    const auto kept = [](const std::vector<std::string>& selectors) {
        const StatusReport report = select(example(), selectors);
        std::string text;
        for (const ApplicationReport& application : report.applications) {
            text += application.application.name;
            for (const UnitReport& unit : application.units)
                text += " " + unit.name;
            text += ";";
        }
        return text + std::to_string(report.machines.size());
    };
    CHECK(kept({}) == "haproxy haproxy/0 haproxy/1;mysql mysql/0;1");
    CHECK(kept({"mysql"}) == "mysql mysql/0;1");
    CHECK(kept({"haproxy/1"}) == "haproxy haproxy/1;1");
    CHECK(kept({"haproxy/leader"}) == "haproxy haproxy/0;1");
    CHECK(kept({"haproxy/*"}) == "haproxy haproxy/0 haproxy/1;1");
    CHECK(kept({"*ys*"}) == "mysql mysql/0;1");
    CHECK(kept({"active"}) == "mysql mysql/0;1");
    CHECK(kept({"443/tcp"}) == "haproxy haproxy/0;1");
    CHECK(kept({"0"}) == "haproxy haproxy/0 haproxy/1;mysql mysql/0;1");
    CHECK(kept({"nothing"}) == "0");
    CHECK(kept({"haproxy/0", "mysql"}) == "haproxy haproxy/0;mysql mysql/0;1");
}

TEST_CASE("programs get the same in Juju's keys") {
    StatusReport report = example();
    report.applications.erase(report.applications.begin());
    ApplicationReport& mysql = report.applications[0];
    mysql.endpoints = {"db"};
    mysql.relations["db"] = {{"web", "sql", "global"}};
    mysql.units[0].status.workload.since = Time{0s + std::chrono::days(1)};
    CHECK(to_yaml(status_value(report, true)) == R"~(model:
  name: default
  type: iaas
  controller: local
  cloud: machine
  version: 3.6.0
  model-status:
    current: available
machines:
  "0":
    juju-status:
      current: started
      version: 3.6.0
    dns-name: 10.0.0.5
    instance-id: localhost
    machine-status:
      current: running
      message: Running
    modification-status:
      current: idle
    base:
      name: ubuntu
      channel: "22.04"
applications:
  mysql:
    charm: local:mysql-0
    base:
      name: ubuntu
      channel: "22.04"
    charm-origin: local
    charm-name: mysql
    charm-rev: 0
    scale: 1
    exposed: false
    application-status:
      current: active
      message: ready
    relations:
      db:
      - related-application: web
        interface: sql
        scope: global
    units:
      mysql/0:
        workload-status:
          current: active
          message: ready
          since: 1970-01-02 00:00:00Z
        juju-status:
          current: executing
          message: running config-changed hook
          version: 3.6.0
        leader: true
        machine: "0"
        open-ports:
        - 3306/tcp
        public-address: 10.0.0.5
    version: 8.0.36
    endpoint-bindings:
      "": alpha
      db: alpha
storage: {}
controller:
  timestamp: "10:15:02"
)~");
}

TEST_CASE("local times carry their zone") {
    ::setenv("TZ", "XST-5:30", 1);
    ::tzset();
    StatusReport report;
    report.applications = {application("x", "x", 0)};
    report.applications[0].status.since = Time{1s};
    const std::string text = to_json(status_value(report, false));
    CHECK(text.find("\"since\":\"01 Jan 1970 05:30:01+05:30\"") != std::string::npos);
    ::setenv("TZ", "UTC", 1);
    ::tzset();
    CHECK(to_json(status_value(report, false)).find("\"01 Jan 1970 00:00:01Z\"") !=
          std::string::npos);
}

TEST_CASE("an empty model has empty maps for programs") {
    StatusReport report;
    report.model = "default";
    CHECK(to_json(status_value(report, true)).find("\"machines\":{},\"applications\":{}") !=
          std::string::npos);
}
