#include "commands/pause-verb.hpp"

namespace hookbox {
namespace {

class Resume final : public PauseVerb {
  public:
    Resume() : PauseVerb(false, "run the config-changed and start hooks first") {}
};

} // namespace

extern const Verb resume_verb;
constinit const Verb resume_verb = {
    .text = {.name = "resume",
             .synopsis = "[options] <unit>",
             .summary = "start the life of a paused unit again",
             .details = R"~(The hooks for everything that has changed since the pause follow.)~",
             .examples = R"~(    hookbox resume mysql/0
    hookbox resume mysql/0 --hooks)~"},
    .make = make_verb<Resume>,
};

} // namespace hookbox
