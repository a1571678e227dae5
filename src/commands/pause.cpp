#include "commands/pause-verb.hpp"

namespace hookbox {
namespace {

class Pause final : public PauseVerb {
  public:
    Pause() : PauseVerb(true, "run the stop hook first") {}
};

} // namespace

extern const Verb pause_verb;
constinit const Verb pause_verb = {
    .text = {.name = "pause",
             .synopsis = "[options] <unit>",
             .summary = "stop the life of one unit for a while",
             .details =
                 R"~(From then on none of the unit's hooks runs, whatever changes; all of that
is delivered when it is resumed. A running hook ends first, and a unit that is being installed or
in error finishes that. Requests are carried out in the order in which they are made. Removing a
unit ends its pause.)~",
             .examples = R"~(    hookbox pause mysql/0
    hookbox pause mysql/0 --hooks)~"},
    .make = make_verb<Pause>,
};

} // namespace hookbox
