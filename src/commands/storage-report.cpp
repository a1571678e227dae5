#include "commands/storage-report.hpp"

#include "commands/local-time.hpp"
#include "model/application.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"

namespace hookbox {
namespace {

Status status_of(const StorageInstance& instance, const std::optional<Storage>& attachment) {
    Status status{.status = "detached", .since = instance.since};
    if (!attachment)
        return status;
    status.since = attachment->since;
    if (attachment->life != Life::alive)
        status.status = "detaching";
    else if (!attachment->problem.empty())
        status.status = "error";
    else
        status.status = attachment->pending ? "pending" : "attached";
    status.message = attachment->problem;
    return status;
}

bool read_only(const Model& model, const Unit& unit, const std::string& name) {
    if (unit.charm_url.empty())
        return false;
    const CharmMetadata charm = require_charm(model, unit.charm_url).metadata;
    const auto declared = charm.storage.find(name);
    return declared != charm.storage.end() && declared->second.read_only;
}

void add(Value::Record& record, const char* name, Value value) {
    record.fields.emplace_back(name, std::move(value));
}

Value status_value_of(const Status& status) {
    Value::Record record;
    add(record, "current", status.status);
    if (!status.message.empty())
        add(record, "message", status.message);
    add(record, "since", local_time(status.since, "%d %b %Y %H:%M:%S%z"));
    return record;
}

Value unit_attachments(const StorageReport& report) {
    Value::Record record;
    if (!report.machine.empty())
        add(record, "machine", report.machine);
    if (!report.attachment->location.empty())
        add(record, "location", report.attachment->location);
    add(record, "life", life_name(report.attachment->life));
    return Value::Map{{report.instance.unit, std::move(record)}};
}

/// Of the filesystem or volume, which is attached to the machine as well.
Value attachments(const StorageReport& report) {
    if (!report.attachment)
        return {};
    Value::Record machine;
    if (report.instance.kind != "block")
        add(machine, "mount-point", report.attachment->location);
    add(machine, "read-only", report.read_only);
    add(machine, "life", life_name(report.attachment->life));
    Value::Record record;
    add(record, "machines", Value::Map{{report.machine, std::move(machine)}});
    add(record, "units", unit_attachments(report));
    return record;
}

Value filesystem_value(const StorageReport& report, bool json) {
    Value::Record record;
    add(record, "provider-id", provided_number(report.instance));
    add(record, "storage", report.instance.id);
    add(record, json ? "Attachments" : "attachments", attachments(report));
    add(record, "pool", report.instance.pool);
    add(record, "size", report.instance.size);
    add(record, "life", life_name(report.instance.life));
    add(record, "status", status_value_of(report.status));
    return record;
}

Value volume_value(const StorageReport& report) {
    Value::Record record;
    add(record, "provider-id", volume_id(report.instance));
    add(record, "storage", report.instance.id);
    if (report.attachment)
        add(record, "attachments", attachments(report));
    add(record, "pool", report.instance.pool);
    add(record, "size", report.instance.size);
    add(record, "persistent", false);
    add(record, "life", life_name(report.instance.life));
    add(record, "status", status_value_of(report.status));
    return record;
}

} // namespace

std::string provided_number(const StorageInstance& instance) {
    return "0/" + std::to_string(instance.number);
}

std::string volume_id(const StorageInstance& instance) {
    return "volume-0-" + std::to_string(instance.number);
}

StorageReport read_storage_report(const Model& model, StorageInstance instance) {
    StorageReport report;
    if (const auto unit = instance.unit.empty() ? std::nullopt : find_unit(model, instance.unit)) {
        report.attachment = find_storage(model, unit->name, instance.id);
        report.machine = unit->machine;
        report.read_only = read_only(model, *unit, storage_name(instance.id));
    }
    report.status = status_of(instance, report.attachment);
    report.instance = std::move(instance);
    return report;
}

std::vector<StorageReport> read_storage_reports(const Model& model) {
    std::vector<StorageReport> reports;
    for (StorageInstance& instance : all_storage_instances(model))
        reports.push_back(read_storage_report(model, std::move(instance)));
    return reports;
}

Value storage_value(const StorageReport& report) {
    Value::Record record;
    add(record, "kind", report.instance.kind);
    add(record, "life", life_name(report.instance.life));
    add(record, "status", status_value_of(report.status));
    add(record, "persistent", false);
    if (report.attachment)
        add(record, "attachments", Value::Record{{{"units", unit_attachments(report)}}});
    return record;
}

Value::Record combined_storage_value(const std::vector<StorageReport>& reports, bool json) {
    Value::Map storage, filesystems, volumes;
    for (const StorageReport& report : reports) {
        storage[report.instance.id] = storage_value(report);
        const std::string number = provided_number(report.instance);
        if (report.instance.kind == "block")
            volumes[number] = volume_value(report);
        else
            filesystems[number] = filesystem_value(report, json);
    }
    Value::Record record;
    if (!storage.empty())
        add(record, "storage", std::move(storage));
    if (!filesystems.empty())
        add(record, "filesystems", std::move(filesystems));
    if (!volumes.empty())
        add(record, "volumes", std::move(volumes));
    return record;
}

} // namespace hookbox
