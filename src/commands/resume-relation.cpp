#include "commands/suspending.hpp"

namespace hookbox {
namespace {

class ResumeRelation final : public RelationSwitch {
  public:
    ResumeRelation() : RelationSwitch(false) {}
};

} // namespace

extern const Verb resume_relation_verb;
constinit const Verb resume_relation_verb = {
    .text = {.name = "resume-relation",
             .synopsis = "[options] <relation id> ...",
             .summary = "resume suspended relations",
             .details = R"~(To the units a resumed relation is a new one: its created, joined and
changed hooks run.)~",
             .examples = "    hookbox resume-relation 4"},
    .make = make_verb<ResumeRelation>,
};

} // namespace hookbox
