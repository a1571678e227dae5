#include "commands/application-verb.hpp"

namespace hookbox {
namespace {

class Trust final : public ApplicationVerb {
  public:
    void declare(Options& options) override {
        options.flag(remove_, "remove", "take the trust away again");
        ApplicationVerb::declare(options);
    }

  private:
    void update(Change& change, const Model& model, Application application) const override {
        if (application.trust == !remove_)
            return;
        application.trust = !remove_;
        put_application(change, model, application);
    }

    bool remove_ = false;
};

} // namespace

extern const Verb trust_verb;
constinit const Verb trust_verb = {
    .text = {.name = "trust",
             .synopsis = "[options] <application>",
             .summary = "let an application's charm ask for credentials",
             .details = R"~(Its units run config-changed when that changes.)~",
             .examples = R"~(    hookbox trust webapp
    hookbox trust webapp --remove)~"},
    .make = make_verb<Trust>,
};

} // namespace hookbox
