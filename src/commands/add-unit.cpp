#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/storage-option.hpp"
#include "commands/verb.hpp"
#include "model/names.hpp"
#include "model/storage-change.hpp"
#include "model/unit.hpp"

namespace hookbox {
namespace {

class AddUnit final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.integer(units_, "n,num-units", "<number>", "how many units to add");
        attach_.declare(options);
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
        attach_.check(units_);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        commit_with_retry(model, [&](Change& change) {
            model.pin(change, "applications/" + application_);
            const Application application = require_application(model, application_);
            const std::string prefix = "cannot add unit to application \"" + application_ + "\": ";
            const CharmMetadata charm = require_charm(model, application.charm_url).metadata;
            if (charm.subordinate)
                throw Error(prefix + "application is a subordinate");
            if (application.life != Life::alive)
                throw Error(prefix + "application is not alive");
            const StorageDirectives directives = read_storage_directives(model, application_);
            for (std::int64_t i = 0; i < units_; ++i)
                add_with_storage(change, model, charm, directives, prefix);
        });
        agent_.ensure(home);
        return 0;
    }

  private:
    void add_with_storage(Change& change, const Model& model, const CharmMetadata& charm,
                          const StorageDirectives& directives, const std::string& prefix) const {
        const std::string unit = add_unit(change, model, application_);
        try {
            add_initial_storage(change, model, unit, charm, directives, attach_.ids());
        } catch (const Conflict&) {
            throw;
        } catch (const Error& error) {
            throw Error(prefix + error.what());
        }
    }

    AgentStart agent_;
    AttachStorageOption attach_;
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
join the relations the application has. Each gets the storage that deploy was told about.)~",
             .examples = R"~(    hookbox add-unit mysql
    hookbox add-unit mysql -n 2)~"},
    .make = make_verb<AddUnit>,
};

} // namespace hookbox
