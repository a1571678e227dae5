// How relations, units and applications end. What is only marked here as dying goes on to be
// removed by the agents, in the commits that end the last hook about it; whoever takes the last
// thing away that keeps another one from going removes that, too, in the same commit.
#pragma once

#include "model/application.hpp"
#include "model/relation.hpp"
#include "model/unit.hpp"

#include <string>
#include <string_view>

namespace hookbox {

/// Takes the unit out of scope. The last one out of a dying relation removes it with its bags. To
/// be called after everything else the change puts.
void leave_scope(Change& change, const Model& model, int relation, std::string_view unit);

/// Dying until everybody has left its scope, which may be at once. By `force` it is removed now,
/// and no hook tells of it. Nothing when it is dying already, unless by force.
void end_relation(Change& change, const Model& model, int id, bool force);

enum class StorageFate { kept, destroyed };

/// Dying; by `force` dead: its agent runs no more hook of it. What happens to its storage once it
/// is detached is said by `fate`.
void end_unit(Change& change, const Model& model, const std::string& name, bool force,
              StorageFate fate = StorageFate::kept);

/// Takes the unit out of all scopes and away, with all that is its own; its bags stay.
void remove_unit(Change& change, const Model& model, const std::string& unit);

/// Dying with all its units and relations, which may have an end at once.
void end_application(Change& change, const Model& model, const std::string& name, bool force,
                     StorageFate fate = StorageFate::kept);

/// Place of an application's number of relations with others.
std::string relation_count(std::string_view application);

} // namespace hookbox
