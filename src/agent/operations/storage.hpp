// The steps of a unit's storage that no hook is run for.
#pragma once

#include "agent/operations/save.hpp"

#include <string>

namespace hookbox {

/// Makes it be there, or saves why it cannot.
void provision_storage(const UnitSite& site, const std::string& id);

/// Makes it be at its place again, from where an agent that then died may have taken it already.
void show_storage(const UnitSite& site, const std::string& id);

/// Before the unit lets go of it: it is no longer at its place outside the home.
void hide_storage(const UnitSite& site, const std::string& id);

/// After that: what is to go with it goes. A failure is logged; the next time it is tried again.
void discard_ended_storage(const UnitSite& site);

} // namespace hookbox
