#include "base/comma-list.hpp"
#include "base/error.hpp"
#include "commands/application-verb.hpp"

namespace hookbox {
namespace {

class Unexpose final : public ApplicationVerb {
  public:
    void declare(Options& options) override {
        options.text(endpoints_, "endpoints", "<name>[,<name>...]", "these endpoints alone");
        ApplicationVerb::declare(options);
    }

  private:
    void update(Change& change, const Model& model, Application application) const override {
        const std::vector<std::string> endpoints = split_commas(endpoints_);
        for (const std::string& endpoint : endpoints)
            if (application.exposures.erase(endpoint) == 0)
                throw NotFound("endpoint \"" + endpoint + "\" is not exposed");
        if (endpoints.empty())
            application.exposures.clear();
        application.exposed = !application.exposures.empty();
        put_application(change, model, application);
    }

    std::string endpoints_;
};

} // namespace

extern const Verb unexpose_verb;
constinit const Verb unexpose_verb = {
    .text = {.name = "unexpose",
             .synopsis = "[options] <application>",
             .summary = "take back what expose did",
             .details = R"~(For all endpoints, or for those named by --endpoints.)~",
             .examples = R"~(    hookbox unexpose webapp
    hookbox unexpose webapp --endpoints website)~"},
    .make = make_verb<Unexpose>,
};

} // namespace hookbox
