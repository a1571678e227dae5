#include "model/removal.hpp"

#include "model/leadership.hpp"
#include "model/names.hpp"
#include "model/ports.hpp"
#include "model/secret.hpp"
#include "model/storage-change.hpp"
#include "model/task.hpp"
#include "model/uniter-state.hpp"

namespace hookbox {
namespace {

bool has_ended(Change& change, const Model& model, const std::string& application) {
    return model.counted(change, unit_count(application)) == 0 &&
           model.counted(change, relation_count(application)) == 0;
}

std::string application_path(const std::string& name) {
    return "applications/" + name;
}

/// Whether it is to end, by the store or by the change itself.
bool is_ending(const Change& change, const Model& model, const std::string& application) {
    if (const Value* pending = change.pending(model.path(application_path(application))))
        return (*pending)["life"].text() != life_name(Life::alive);
    const auto stored = find_application(model, application);
    return stored && stored->life != Life::alive;
}

void erase_relation(Change& change, const Model& model, int id) {
    model.erase_tree(change, "relations/" + std::to_string(id));
    end_secrets_of_relation(change, model, id);
}

/// The application with its peer relations, if nothing of it is left and it was to end.
void finish_application(Change& change, const Model& model, const std::string& name) {
    if (!is_ending(change, model, name) || !has_ended(change, model, name))
        return;
    for (const Relation& relation : relations_of(model, name))
        if (relation.peer())
            erase_relation(change, model, relation.id);
    end_secrets_of_application(change, model, name);
    model.erase_tree(change, application_path(name));
}

void remove_relation(Change& change, const Model& model, const Relation& relation) {
    erase_relation(change, model, relation.id);
    if (relation.peer())
        return;
    for (const Endpoint& endpoint : relation.endpoints)
        model.count(change, relation_count(endpoint.application), -1);
    for (const Endpoint& endpoint : relation.endpoints)
        finish_application(change, model, endpoint.application);
}

} // namespace

void leave_scope(Change& change, const Model& model, int relation, std::string_view unit) {
    const auto left = pinned_relation(change, model, relation);
    if (!left)
        return;
    withdraw(change, model, relation, unit);
    if (left->life != Life::alive && scope_size(change, model, relation) == 0)
        remove_relation(change, model, *left);
}

void end_relation(Change& change, const Model& model, int id, bool force) {
    auto relation = pinned_relation(change, model, id);
    if (!relation || (relation->life != Life::alive && !force))
        return;
    if (force || scope_size(change, model, id) == 0)
        return remove_relation(change, model, *relation);
    relation->life = Life::dying;
    put_relation(change, model, *relation);
}

void end_unit(Change& change, const Model& model, const std::string& name, bool force,
              StorageFate fate) {
    model.pin(change, unit_path(name));
    Unit unit = require_unit(model, name);
    if (unit.life == Life::dead || (unit.life == Life::dying && !force))
        return;
    unit.life = force ? Life::dead : Life::dying;
    put_unit(change, model, unit);
    end_unit_storage(change, model, name, fate == StorageFate::destroyed);
}

void remove_unit(Change& change, const Model& model, const std::string& unit) {
    const auto present = find_unit(model, unit);
    if (!present)
        return;
    for (const auto& [relation, record] : relation_records(model, unit))
        leave_scope(change, model, relation, unit);
    put_ports(change, model, unit, {});
    end_secrets_of_unit(change, model, unit);
    cancel_tasks_of_unit(change, model, unit);
    for (const auto& [id, storage] : read_storage(model, unit))
        release_storage(change, model, unit, id);
    model.erase_tree(change, unit_path(unit));
    const std::string application = application_of(unit);
    release_leadership(change, model, unit);
    model.count(change, unit_count(application), -1);
    finish_application(change, model, application);
}

void end_application(Change& change, const Model& model, const std::string& name, bool force,
                     StorageFate fate) {
    model.pin(change, application_path(name));
    Application application = require_application(model, name);
    if (application.life != Life::alive && !force)
        return;
    application.life = Life::dying;
    put_application(change, model, application);
    for (const Unit& unit : units_of(model, name))
        end_unit(change, model, unit.name, force, fate);
    for (const Relation& relation : relations_of(model, name))
        if (!relation.peer())
            end_relation(change, model, relation.id, force);
    finish_application(change, model, name);
}

std::string relation_count(std::string_view application) {
    return "applications/" + std::string(application) + "/relations";
}

} // namespace hookbox
