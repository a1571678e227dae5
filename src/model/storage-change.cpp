#include "model/storage-change.hpp"

#include "base/quote.hpp"
#include "model/names.hpp"
#include "model/storage-directives.hpp"
#include "model/unit.hpp"

#include <algorithm>

namespace hookbox {
namespace {

CharmMetadata charm_of(const Model& model, const Unit& unit) {
    const std::string& url = unit.charm_url;
    return require_charm(
               model,
               url.empty() ? require_application(model, application_of(unit.name)).charm_url : url)
        .metadata;
}

const CharmStorage* declared(const CharmMetadata& metadata, const std::string& name) {
    const auto found = metadata.storage.find(name);
    return found == metadata.storage.end() ? nullptr : &found->second;
}

std::int64_t count_of(const Model& model, const std::string& unit, const std::string& name,
                      bool alive_alone = false) {
    const auto storage = read_storage(model, unit);
    return std::ranges::count_if(storage, [&](const auto& item) {
        return storage_name(item.first) == name &&
               (!alive_alone || item.second.life == Life::alive);
    });
}

void put_attached(Change& change, const Model& model, const std::string& unit,
                  StorageInstance instance) {
    instance.unit = unit;
    instance.since = model.now();
    put_storage(
        change, model, unit,
        {.id = instance.id, .kind = instance.kind, .pending = true, .since = instance.since});
    put_storage_instance(change, model, instance);
}

std::vector<std::string> create(Change& change, const Model& model, const std::string& unit,
                                const std::string& name, const StorageDirective& directive) {
    std::vector<std::string> ids;
    for (std::int64_t i = 0; i < directive.count; ++i) {
        StorageInstance instance;
        instance.id = name + "/" + std::to_string(model.next(change, "storage-" + name));
        instance.pool = directive.pool;
        instance.kind = directive.pool == "loop" ? "block" : "filesystem";
        instance.size = directive.size;
        instance.number = model.next(change, instance.kind == "block" ? "volume" : "filesystem");
        put_attached(change, model, unit, instance);
        ids.push_back(instance.id);
    }
    return ids;
}

void mark_detaching(Change& change, const Model& model, const std::string& unit, Storage storage) {
    if (storage.life != Life::alive)
        return;
    storage.life = Life::dying;
    storage.since = model.now();
    put_storage(change, model, unit, storage);
}

/// Throws when the unit, if it is to go on, must not lose one of that storage.
void check_loss(Change& change, const Model& model, const StorageInstance& instance) {
    model.pin(change, unit_path(instance.unit));
    const auto unit = find_unit(model, instance.unit);
    if (!unit || unit->life != Life::alive)
        return;
    const std::string name = storage_name(instance.id);
    const CharmMetadata metadata = charm_of(model, *unit);
    if (const CharmStorage* storage = declared(metadata, name))
        check_storage_count(*storage, count_of(model, unit->name, name, true), -1);
}

/// Throws unless a unit of that charm, which has `now` of it, may have the instance, too.
void check_attachable(const StorageInstance& instance, const std::string& unit,
                      const CharmMetadata& metadata, std::int64_t now) {
    if (instance.life != Life::alive)
        throw Error("storage not alive");
    if (!instance.unit.empty())
        throw Error("cannot attach storage owned by unit " + instance.unit + " to unit " + unit);
    const std::string name = storage_name(instance.id);
    const CharmStorage* storage = declared(metadata, name);
    if (storage == nullptr)
        throw Error("charm " + metadata.name + " has no storage called " + name);
    check_storage_count(*storage, now, 1);
}

} // namespace

void add_initial_storage(Change& change, const Model& model, const std::string& unit,
                         const CharmMetadata& metadata, const StorageDirectives& directives,
                         const std::vector<std::string>& attach) {
    std::map<std::string, std::int64_t> given;
    for (const std::string& id : attach) {
        const StorageInstance instance = require_storage_instance(model, id);
        check_attachable(instance, unit, metadata, given[storage_name(id)]++);
        put_attached(change, model, unit, instance);
    }
    for (const auto& [name, directive] : directives) {
        StorageDirective rest = directive;
        rest.count -= given[name];
        (void)create(change, model, unit, name, rest);
    }
}

std::vector<std::string> add_storage(Change& change, const Model& model, const std::string& unit,
                                     const std::string& name, const StorageDirective& directive) {
    model.pin(change, unit_path(unit));
    const Unit owner = require_unit(model, unit);
    if (owner.life != Life::alive)
        throw Error("unit is not found or not alive");
    const CharmMetadata metadata = charm_of(model, owner);
    const CharmStorage* storage = declared(metadata, name);
    if (storage == nullptr)
        throw NotFound("charm storage " + go_quoted(name) + " not found");
    StorageDirective wanted = directive;
    const StorageDirectives usual = read_storage_directives(model, application_of(unit));
    if (const auto found = usual.find(name); found != usual.end()) {
        wanted.pool = wanted.pool.empty() ? found->second.pool : wanted.pool;
        wanted.size = wanted.size == 0 ? found->second.size : wanted.size;
    }
    wanted = with_defaults(wanted, *storage);
    const std::int64_t now = count_of(model, unit, name);
    check_storage_count(*storage, now, wanted.count);
    StorageDirective total = wanted;
    total.count += now;
    check_directive(metadata, name, total);
    return create(change, model, unit, name, wanted);
}

void attach_storage(Change& change, const Model& model, const std::string& id,
                    const std::string& unit) {
    try {
        const StorageInstance instance = require_storage_instance(model, id);
        const Unit wanted = require_unit(model, unit);
        if (instance.unit == unit && instance.life == Life::alive && wanted.life == Life::alive)
            return;
        model.pin(change, unit_path(unit));
        if (wanted.life != Life::alive)
            throw Error("unit not alive");
        check_attachable(instance, unit, charm_of(model, wanted),
                         count_of(model, unit, storage_name(id)));
        put_attached(change, model, unit, instance);
    } catch (const Conflict&) {
        throw;
    } catch (const Error& error) {
        throw Error("cannot attach storage " + id + " to unit " + unit + ": " + error.what());
    }
}

void detach_storage(Change& change, const Model& model, const std::string& id) {
    const StorageInstance instance = require_storage_instance(model, id);
    if (instance.unit.empty())
        return;
    const auto storage = find_storage(model, instance.unit, id);
    if (!storage || storage->life != Life::alive)
        return;
    try {
        check_loss(change, model, instance);
    } catch (const Conflict&) {
        throw;
    } catch (const Error& error) {
        throw Error("cannot destroy storage attachment " + id + ":" + instance.unit + ": " +
                    error.what());
    }
    put_storage_instance(change, model, instance); // nobody attaches it elsewhere meanwhile
    mark_detaching(change, model, instance.unit, *storage);
}

void end_storage(Change& change, const Model& model, const std::string& id, StorageEnd end) {
    try {
        StorageInstance instance = require_storage_instance(model, id);
        if (!instance.unit.empty()) {
            if (!end.force)
                throw Error("storage is attached");
            if (instance.life == Life::alive)
                check_loss(change, model, instance);
            if (const auto storage = find_storage(model, instance.unit, id))
                mark_detaching(change, model, instance.unit, *storage);
        }
        instance.life = Life::dying;
        instance.keep_files = end.keep_files;
        put_storage_instance(change, model, instance);
    } catch (const Conflict&) {
        throw;
    } catch (const Error& error) {
        throw Error(std::string("cannot ") + (end.keep_files ? "release" : "destroy") +
                    " storage " + go_quoted(id) + ": " + error.what());
    }
}

void end_unit_storage(Change& change, const Model& model, const std::string& unit, bool destroy) {
    for (const auto& [id, storage] : read_storage(model, unit)) {
        mark_detaching(change, model, unit, storage);
        auto instance = destroy ? find_storage_instance(model, id) : std::nullopt;
        if (!instance)
            continue;
        instance->life = Life::dying;
        put_storage_instance(change, model, *instance);
    }
}

void release_storage(Change& change, const Model& model, const std::string& unit,
                     const std::string& id) {
    change.erase(model.path(unit_path(unit, "storage/" + unit_node(id))));
    auto instance = find_storage_instance(model, id);
    if (!instance || instance->unit != unit)
        return;
    instance->unit.clear();
    instance->since = model.now();
    put_storage_instance(change, model, *instance);
}

} // namespace hookbox
