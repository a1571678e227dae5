#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/verb.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"

namespace hookbox {
namespace {

class AddUnit final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.integer(units_, "n,num-units", "<number>", "how many units to add");
        agent_.declare(options);
    }

    void check(Words words) override {
        application_ = take_word(words);
        if (application_.empty())
            throw UsageError("no application specified");
        if (!is_application_name(application_))
            throw UsageError("invalid application name \"" + application_ + "\"");
        refuse_surplus(words);
        if (units_ < 1)
            throw UsageError("--num-units must be a positive integer");
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        commit_with_retry(model, [&](Change& change) {
            model.pin(change, "applications/" + application_);
            const Application application = require_application(model, application_);
            const std::string prefix = "cannot add unit to application \"" + application_ + "\": ";
            if (require_charm(model, application.charm_url).metadata.subordinate)
                throw Error(prefix + "application is a subordinate");
            if (application.life != Life::alive)
                throw Error(prefix + "application is not alive");
            for (std::int64_t i = 0; i < units_; ++i)
                add_unit(change, model, application_);
        });
        agent_.ensure(home);
        return 0;
    }

  private:
    AgentStart agent_;
    std::string application_;
    std::int64_t units_ = 1;
};

} // namespace

extern const Verb add_unit_verb;
constinit const Verb add_unit_verb = {
    .text = {.name = "add-unit",
             .synopsis = "[options] <application>",
             .summary = "add units to an application",
             .details = R"~(The new units run the application's charm, take the next numbers and
join the relations the application has.)~",
             .examples = R"~(    hookbox add-unit mysql
    hookbox add-unit mysql -n 2)~"},
    .make = make_verb<AddUnit>,
};

} // namespace hookbox
