// Which Juju the agent plays: variables, tool list and texts (spec §0 "Profiles").
#pragma once

namespace hookbox {

enum class Compat { juju1 = 1, juju3 = 3, juju4 = 4 };

} // namespace hookbox
