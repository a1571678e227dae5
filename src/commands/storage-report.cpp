#include "commands/storage-report.hpp"

#include "cli/table.hpp"
#include "commands/local-time.hpp"
#include "model/application.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

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

/// "1.0 GiB", "512 MiB".
std::string human_size(std::int64_t mebibytes) {
    auto size = static_cast<double>(mebibytes);
    constexpr const char* units[] = {"MiB", "GiB", "TiB", "PiB", "EiB"};
    std::size_t unit = 0;
    while (size >= 1024 && unit + 1 < std::size(units)) {
        size /= 1024;
        ++unit;
    }
    size = std::floor(size * 10 + 0.5) / 10;
    char text[32];
    std::snprintf(text, sizeof text, size < 10 ? "%.1f %s" : "%.0f %s", size, units[unit]);
    return text;
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

std::string number_of(const StorageInstance& instance) {
    return "0/" + std::to_string(instance.number);
}

Value filesystem_value(const StorageReport& report, bool json) {
    Value::Record record;
    add(record, "provider-id", number_of(report.instance));
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
    add(record, "provider-id", "volume-0-" + std::to_string(report.instance.number));
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

Value combined_storage_value(const std::vector<StorageReport>& reports, bool json) {
    Value::Map storage, filesystems, volumes;
    for (const StorageReport& report : reports) {
        storage[report.instance.id] = storage_value(report);
        const std::string number = number_of(report.instance);
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

std::string storage_table(std::vector<StorageReport> reports, bool in_status) {
    std::ranges::stable_sort(reports, [](const StorageReport& left, const StorageReport& right) {
        return natural_less(left.instance.unit, right.instance.unit);
    });
    std::vector<Column> columns = {
        {in_status ? "Storage Unit" : "Unit"}, {"Storage ID"}, {"Type"}, {"Pool"}};
    if (in_status)
        columns.push_back({"Mountpoint"});
    for (const char* title : {"Size", "Status", "Message"})
        columns.push_back({title});
    Table table(std::move(columns));
    for (const StorageReport& report : reports) {
        const StorageInstance& instance = report.instance;
        std::vector<std::string> cells = {instance.unit, instance.id, instance.kind, instance.pool};
        if (in_status)
            cells.push_back(
                report.attachment && instance.kind != "block" ? report.attachment->location : "");
        for (std::string cell :
             {human_size(instance.size), report.status.status, report.status.message})
            cells.push_back(std::move(cell));
        table.add(std::move(cells));
    }
    return table.text();
}

} // namespace hookbox
