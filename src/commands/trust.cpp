#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"

namespace hookbox {
namespace {

class Trust final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.flag(remove_, "remove", "take the trust away again");
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
        commit_with_retry(model, [&](Change& change) {
            Application application = require_application(model, application_);
            if (application.trust == !remove_)
                return;
            application.trust = !remove_;
            put_application(change, model, application);
        });
        agent_.ensure(home);
        return 0;
    }

  private:
    AgentStart agent_;
    std::string application_;
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
