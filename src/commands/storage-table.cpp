#include "cli/table.hpp"
#include "commands/storage-report.hpp"
#include "model/names.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace hookbox {
namespace {

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

void sort_by_unit(std::vector<StorageReport>& reports) {
    std::ranges::stable_sort(reports, [](const StorageReport& left, const StorageReport& right) {
        return natural_less(left.instance.unit, right.instance.unit);
    });
}

void add_state(std::vector<std::string>& cells, const StorageReport& report) {
    for (std::string cell :
         {human_size(report.instance.size), report.status.status, report.status.message})
        cells.push_back(std::move(cell));
}

} // namespace

std::string storage_table(std::vector<StorageReport> reports, bool in_status) {
    sort_by_unit(reports);
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
        add_state(cells, report);
        table.add(std::move(cells));
    }
    return table.text();
}

std::string filesystem_table(std::vector<StorageReport> reports) {
    std::erase_if(reports, [](const StorageReport& report) { return !report.attachment; });
    sort_by_unit(reports);
    std::vector<Column> columns = {{"Unit"}, {"Storage ID"}, {"ID"}};
    if (!reports.empty()) {
        columns.insert(columns.begin(), {"Machine"});
        columns.push_back({"Volume"});
    }
    for (const char* title : {"Provider ID", "Mountpoint", "Size", "State", "Message"})
        columns.push_back({title});
    Table table(std::move(columns));
    for (const StorageReport& report : reports) {
        const std::string number = provided_number(report.instance);
        table.add({report.machine, report.instance.unit, report.instance.id, number, "", number,
                   report.attachment->location, human_size(report.instance.size),
                   report.status.status, report.status.message});
    }
    return table.text();
}

std::string volume_table(std::vector<StorageReport> reports) {
    sort_by_unit(reports);
    const bool attached = std::ranges::any_of(
        reports, [](const StorageReport& report) { return report.attachment.has_value(); });
    std::vector<Column> columns = {{"Unit"}, {"Storage ID"}, {"Volume ID"}, {"Provider ID"}};
    if (attached) {
        columns.insert(columns.begin(), {"Machine"});
        columns.push_back({"Device"});
    }
    for (const char* title : {"Size", "State", "Message"})
        columns.push_back({title});
    Table table(std::move(columns));
    for (const StorageReport& report : reports) {
        const StorageInstance& instance = report.instance;
        std::vector<std::string> cells = {instance.unit, instance.id, provided_number(instance),
                                          volume_id(instance)};
        if (attached) {
            cells.insert(cells.begin(), report.machine);
            cells.emplace_back(); // of a loop device there is none
        }
        add_state(cells, report);
        table.add(std::move(cells));
    }
    return table.text();
}

} // namespace hookbox
