#include "model/storage-directives.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"

#include <array>
#include <cstdio>

namespace hookbox {
namespace {

constexpr std::int64_t default_size = 1024;

struct Pool {
    std::string_view name, kind;
};
constexpr std::array<Pool, 2> pools = {{{"rootfs", "filesystem"}, {"loop", "block"}}};

/// "2.0 GB": Juju counts its MiB as MB here.
std::string human_size(std::int64_t megabytes) {
    double size = static_cast<double>(megabytes) * 1e6;
    constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    std::size_t unit = 0;
    while (size >= 1000 && unit + 1 < std::size(units)) {
        size /= 1000;
        ++unit;
    }
    char text[32];
    std::snprintf(text, sizeof text, size < 10 ? "%.1f %s" : "%.0f %s", size, units[unit]);
    return text;
}

void check_pool(const std::string& name, const std::string& kind) {
    for (const Pool& pool : pools)
        if (pool.name == name) {
            if (pool.kind != kind)
                throw Error(go_quoted(name) + " provider does not support " + go_quoted(kind) +
                            " storage");
            return;
        }
    throw Error("pool " + go_quoted(name) + " not found");
}

std::string count_problem(const CharmStorage& storage, std::int64_t count) {
    const std::string specified = std::to_string(count) + " specified";
    if (storage.minimum == 1 && storage.maximum == 1 && count != 1)
        return "storage is singular, " + specified;
    if (count < storage.minimum)
        return std::to_string(storage.minimum) + " instances required, " + specified;
    if (storage.maximum >= 0 && count > storage.maximum)
        return "at most " + std::to_string(storage.maximum) + " instances supported, " + specified;
    return "";
}

} // namespace

StorageDirective with_defaults(StorageDirective given, const CharmStorage& storage) {
    if (given.pool.empty())
        given.pool = storage.type == "block" ? "loop" : "rootfs";
    if (given.size == 0)
        given.size = storage.minimum_size > 0 ? storage.minimum_size : default_size;
    if (given.count == 0)
        given.count = storage.minimum;
    return given;
}

void check_directive(const CharmMetadata& charm, const std::string& name,
                     const StorageDirective& directive) {
    const std::string of_charm = "charm " + go_quoted(charm.name);
    const auto found = charm.storage.find(name);
    if (found == charm.storage.end())
        throw Error(of_charm + " has no store called " + go_quoted(name));
    const CharmStorage& storage = found->second;
    const std::string of_store = of_charm + " store " + go_quoted(name) + ": ";
    if (storage.shared)
        throw Error(of_store + "shared storage support not implemented");
    if (const std::string problem = count_problem(storage, directive.count); !problem.empty())
        throw Error(of_store + problem);
    if (directive.size < storage.minimum_size)
        throw Error(of_store + "minimum storage size is " + human_size(storage.minimum_size) +
                    ", " + human_size(directive.size) + " specified");
    check_pool(directive.pool, storage.type);
}

StorageDirectives complete_directives(StorageDirectives given, const CharmMetadata& charm) {
    for (const auto& [name, storage] : charm.storage) {
        if (storage.shared && !given.contains(name))
            throw Error("no constraints specified for shared charm storage " + go_quoted(name));
        given[name] = with_defaults(given[name], storage);
    }
    for (const auto& [name, directive] : given)
        check_directive(charm, name, directive);
    return given;
}

void check_storage_count(const CharmStorage& storage, std::int64_t now, std::int64_t more) {
    const std::string action = more < 0 ? "detach" : "attach";
    const std::int64_t amount = more < 0 ? -more : more;
    const std::int64_t total = now + more;
    if (storage.minimum == 1 && storage.maximum == 1 && total != 1)
        throw Error("cannot " + action + ", storage is singular");
    const std::string brings = action + "ing " + std::to_string(amount) + " storage instance" +
                               (amount == 1 ? "" : "s") + " brings the total to " +
                               std::to_string(total);
    if (total < storage.minimum)
        throw Error(brings + ", which is less than the minimum of " +
                    std::to_string(storage.minimum));
    if (storage.maximum >= 0 && total > storage.maximum)
        throw Error(brings + ", exceeding the maximum of " + std::to_string(storage.maximum));
}

} // namespace hookbox
