#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/removing.hpp"
#include "commands/verb.hpp"
#include "model/names.hpp"
#include "model/removal.hpp"

namespace hookbox {
namespace {

class RemoveApplication final : public VerbBody {
  public:
    void declare(Options& options) override {
        removal_.declare(options);
        agent_.declare(options);
    }

    void check(Words words) override {
        removal_.check();
        if (words.empty())
            throw UsageError("no application specified");
        for (const std::string& word : words)
            if (!is_application_name(word))
                throw UsageError("invalid application name \"" + word + "\"");
        applications_ = std::move(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        Removals removals("application");
        for (const std::string& name : applications_)
            removals.attempt(name, [&] {
                std::string told = "will remove application " + name + "\n";
                (void)require_application(model, name);
                std::string storage;
                for (const Unit& unit : units_of(model, name)) {
                    told += "- will remove unit " + unit.name + "\n";
                    storage += removal_.told_storage(model, unit.name);
                }
                if (!removal_.dry_run)
                    commit_with_retry(model, [&](Change& change) {
                        end_application(change, model, name, removal_.force, removal_.storage());
                    });
                print_output({}, told + storage);
            });
        if (removals.any() && !removal_.dry_run && !all_units(model).empty())
            agent_.ensure(home);
        removals.report();
        return 0;
    }

  private:
    AgentStart agent_;
    RemovalOptions removal_;
    std::vector<std::string> applications_;
};

} // namespace

extern const Verb remove_application_verb;
constinit const Verb remove_application_verb = {
    .text = {.name = "remove-application",
             .synopsis = "[options] <application> ...",
             .summary = "remove applications with their units and relations",
             .details = R"~(The units leave their relations, run their stop and remove hooks and go;
the application follows with the last of them. With --force no more hooks run. Storage is
detached and stays with what is in it, unless --destroy-storage is given.)~",
             .examples = "    hookbox remove-application mysql"},
    .make = make_verb<RemoveApplication>,
};

} // namespace hookbox
