#include "agent/operations/storage.hpp"

#include "agent/storage-files.hpp"
#include "base/error.hpp"
#include "model/application.hpp"
#include "model/unit.hpp"
#include "store/failure.hpp"

namespace hookbox {
namespace {

std::string make(const UnitSite& site, const StorageInstance& instance) {
    const CharmRecord charm =
        require_charm(site.model, require_unit(site.model, site.unit).charm_url);
    const auto declared = charm.metadata.storage.find(storage_name(instance.id));
    if (declared == charm.metadata.storage.end())
        throw Error("the charm has no storage called " + storage_name(instance.id));
    const auto location = storage_location(site.home, declared->second, instance.id);
    make_storage(site.home, instance, location);
    return location.string();
}

} // namespace

void provision_storage(const UnitSite& site, const std::string& id) {
    const auto instance = find_storage_instance(site.model, id);
    std::string location, problem;
    try {
        if (!instance)
            throw NotFound("storage instance \"" + id + "\" not found");
        location = make(site, *instance);
    } catch (const StoreFailure&) {
        throw;
    } catch (const Error& error) {
        problem = error.what();
    }
    bool told = false;
    commit_with_retry(site.model, [&](Change& change) {
        change.set_durable(false);
        auto storage = find_storage(site.model, site.unit, id);
        if (!storage || storage->life != Life::alive)
            return;
        site.model.pin(change, unit_path(site.unit));
        told = !problem.empty() && storage->problem != problem;
        storage->pending = !problem.empty();
        storage->location = location;
        storage->problem = problem;
        storage->since = site.model.now();
        put_storage(change, site.model, site.unit, *storage);
    });
    if (told)
        site.write_log("WARNING", operation_module,
                       "cannot provision storage " + id + ": " + problem);
}

void show_storage(const UnitSite& site, const std::string& id) {
    const auto instance = find_storage_instance(site.model, id);
    const auto storage = find_storage(site.model, site.unit, id);
    std::error_code ignored;
    if (instance && storage && !storage->pending &&
        std::filesystem::symlink_status(storage->location, ignored).type() ==
            std::filesystem::file_type::not_found)
        make_storage(site.home, *instance, storage->location);
}

void hide_storage(const UnitSite& site, const std::string& id) {
    if (const auto storage = find_storage(site.model, site.unit, id); storage && !storage->pending)
        unlink_storage(site.home, id, storage->location);
}

void discard_ended_storage(const UnitSite& site) {
    try {
        discard_storage(site.home, site.model);
    } catch (const Error& error) {
        site.write_log("WARNING", operation_module,
                       std::string("cannot remove storage: ") + error.what());
    }
}

} // namespace hookbox
