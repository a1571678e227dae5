#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/removing.hpp"
#include "commands/verb.hpp"
#include "model/names.hpp"
#include "model/removal.hpp"

namespace hookbox {
namespace {

class RemoveUnitVerb final : public VerbBody {
  public:
    void declare(Options& options) override {
        removal_.declare(options);
        agent_.declare(options);
    }

    void check(Words words) override {
        removal_.check();
        if (words.empty())
            throw UsageError("no units specified");
        for (const std::string& word : words)
            if (!is_unit_name(word))
                throw UsageError("invalid unit name \"" + word + "\"");
        units_ = std::move(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        Removals removals("unit");
        for (const std::string& unit : units_)
            removals.attempt(unit, [&] {
                const std::string told = removal_.told_storage(model, unit);
                commit_with_retry(model, [&](Change& change) {
                    if (!find_unit(model, unit))
                        throw Error("unit \"" + unit + "\" does not exist");
                    if (!removal_.dry_run)
                        end_unit(change, model, unit, removal_.force, removal_.storage());
                });
                print_output({}, "will remove unit " + unit + "\n" + told);
            });
        if (removals.any() && !removal_.dry_run)
            agent_.ensure(home);
        removals.report();
        return 0;
    }

  private:
    AgentStart agent_;
    RemovalOptions removal_;
    std::vector<std::string> units_;
};

} // namespace

extern const Verb remove_unit_verb;
constinit const Verb remove_unit_verb = {
    .text = {.name = "remove-unit",
             .synopsis = "[options] <unit> ...",
             .summary = "remove units of an application",
             .details = R"~(Each unit leaves its relations, runs its stop and remove hooks and is
gone with its directory. One whose hook has failed waits until that is resolved. One that was not
installed yet goes without hooks, and so does any with --force. Its storage is detached and stays
with what is in it, unless --destroy-storage is given.)~",
             .examples = R"~(    hookbox remove-unit mysql/1
    hookbox remove-unit mysql/1 --force)~"},
    .make = make_verb<RemoveUnitVerb>,
};

} // namespace hookbox
