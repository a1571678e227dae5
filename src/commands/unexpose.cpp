#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/comma-list.hpp"
#include "base/error.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"

namespace hookbox {
namespace {

class Unexpose final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.text(endpoints_, "endpoints", "<name>[,<name>...]", "these endpoints alone");
        agent_.declare(options);
    }

    void check(Words words) override {
        application_ = take_word(words);
        if (application_.empty())
            throw UsageError("no application name specified");
        refuse_surplus(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        commit_with_retry(model, [&](Change& change) { update(change, model); });
        agent_.ensure(home);
        return 0;
    }

  private:
    void update(Change& change, const Model& model) const {
        Application application = require_application(model, application_);
        const std::vector<std::string> endpoints = split_commas(endpoints_);
        for (const std::string& endpoint : endpoints)
            if (application.exposures.erase(endpoint) == 0)
                throw NotFound("endpoint \"" + endpoint + "\" is not exposed");
        if (endpoints.empty())
            application.exposures.clear();
        application.exposed = !application.exposures.empty();
        put_application(change, model, application);
    }

    AgentStart agent_;
    std::string application_, endpoints_;
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
