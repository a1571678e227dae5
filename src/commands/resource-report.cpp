#include "commands/resource-report.hpp"

#include "cli/time-text.hpp"
#include "commands/local-time.hpp"

namespace hookbox {
namespace {

void put_field(Value::Record& record, const char* name, Value value) {
    record.fields.emplace_back(name, std::move(value));
}

/// The rest of both, which Juju writes by itself for YAML.
void add_summary(Value::Record& record, const std::string& revision, bool used,
                 const std::string& supplier) {
    put_field(record, "combinedrevision", revision);
    put_field(record, "usedyesno", used ? "yes" : "no");
    put_field(record, "combinedorigin", supplier);
}

void add_no_time(Value::Record& record) {
    put_field(record, "timestamp", "0001-01-01T00:00:00Z");
}

} // namespace

std::string ResourceReport::revision() const {
    return given ? utc_time(given->since, "%Y-%m-%dT%H:%M") : "-";
}

Value::Record resource_value(const ResourceReport& report, const std::string& application,
                             bool json) {
    const CharmResource& declared = report.declared;
    const auto& given = report.given;
    Value::Record record;
    put_field(record, "resourceid", application + "/" + declared.name);
    put_field(record, "applicationId", application);
    put_field(record, "name", declared.name);
    put_field(record, "type", declared.type);
    put_field(record, "path", declared.filename);
    if (!declared.description.empty())
        put_field(record, "description", declared.description);
    put_field(record, "revision", given ? "0" : "-");
    put_field(record, "fingerprint", given ? given->content.hex : "");
    put_field(record, "size", given ? given->content.size : 0);
    put_field(record, "origin", "upload");
    put_field(record, "used", given.has_value());
    if (given) {
        put_field(record, "timestamp", go_time(given->since));
        put_field(record, "username", "admin");
    } else if (json) {
        add_no_time(record);
    }
    if (!json)
        add_summary(record, report.revision(), given.has_value(), report.supplier());
    return record;
}

Value::Record untaken_resource_value(bool json) {
    Value::Record record;
    for (const char* key : {"name", "type", "path"})
        put_field(record, key, "");
    put_field(record, "revision", "0");
    put_field(record, "fingerprint", "");
    put_field(record, "size", 0);
    put_field(record, "origin", "");
    put_field(record, "used", false);
    if (json)
        add_no_time(record);
    else
        add_summary(record, "-", false, "");
    return record;
}

} // namespace hookbox
