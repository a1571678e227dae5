// Decides what a unit does next (spec §1.2 to §1.8, §5.4, §5.7). Pure: no I/O, no clock, the
// same answer for the same arguments. Asked anew after every completed operation.
#pragma once

#include "agent/local-state.hpp"
#include "agent/next-operation.hpp"
#include "agent/snapshot.hpp"

#include <optional>

namespace hookbox {

/// Nothing of `local`'s unit may be running.
NextOperation next_operation(const LocalState& local, const Snapshot& snapshot);

/// Whether the unit holds its application's lease at `local.now`.
bool leads(const LocalState& local, const Snapshot& snapshot);

/// The next hook of one relation (spec §5.7), if any is due. `leaving`: the unit is on its way out.
std::optional<Hook> next_relation_hook(const std::string& application, const std::string& unit,
                                       const RelationRecord& record, const RelationFacts& facts,
                                       bool leaving);

/// The next hook about a secret that is due, if any.
std::optional<Hook> next_secret_hook(const LocalState& local, const Snapshot& snapshot);
/// When one will be due that is not now; Time::max() for never.
Time next_secret_time(const LocalState& local, const Snapshot& snapshot);
/// Whether a secret hook has lost its reason: the secret is gone, or it is the new leader's to
/// hear.
bool is_moot(const Hook& hook, const LocalState& local, const Snapshot& snapshot);

/// What is due about the unit's storage, if anything. `leaving`: the unit is on its way out.
/// `changing`: it is to have another charm first.
std::optional<NextOperation> next_storage_operation(const LocalState& local, const UnitFacts& unit,
                                                    bool leaving, bool changing);
/// When storage that could not be provisioned is tried again; Time::max() for never.
Time next_storage_time(const LocalState& local, const Snapshot& snapshot);

/// The same hook, delivering what the store holds by now: for runs that were put off.
Hook up_to_date(Hook hook, const std::string& application, const Snapshot& snapshot);

} // namespace hookbox
