#include "commands/suspending.hpp"

namespace hookbox {
namespace {

class SuspendRelation final : public RelationSwitch {
  public:
    SuspendRelation() : RelationSwitch(true) {}
};

} // namespace

extern const Verb suspend_relation_verb;
constinit const Verb suspend_relation_verb = {
    .text = {.name = "suspend-relation",
             .synopsis = "[options] <relation id> ...",
             .summary = "suspend relations",
             .details = R"~(The units see each other depart and the relation broken, as though it
were removed; but it stays, until resume-relation makes it new.)~",
             .examples = "    hookbox suspend-relation 4"},
    .make = make_verb<SuspendRelation>,
};

} // namespace hookbox
