#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "commands/verb.hpp"
#include "model/names.hpp"
#include "model/storage-change.hpp"
#include "model/unit.hpp"

#include <cstdio>
#include <set>

namespace hookbox {
namespace {

class AddStorage final : public VerbBody {
  public:
    void declare(Options& options) override { agent_.declare(options); }

    void check(Words words) override {
        if (words.size() < 2)
            throw UsageError("add-storage requires a unit and a storage directive");
        unit_ = take_word(words);
        if (!is_unit_name(unit_))
            throw UsageError("unit name " + go_quoted(unit_) + " not valid");
        directives_ = parse_storage_directives(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        std::string told;
        std::set<std::string> reasons;
        std::size_t failures = 0;
        for (const auto& [name, directive] : directives_) {
            try {
                for (const std::string& id : add(model, name, directive))
                    std::fprintf(stderr, "added storage %s to %s\n", id.c_str(), unit_.c_str());
            } catch (const Error& error) {
                ++failures;
                reasons.insert(std::string(error.what()) + "\n");
                told += "failed to add storage " + go_quoted(name) + " to " + unit_ + ": " +
                        error.what() + "\n";
            }
        }
        // One reason for all is told once.
        if (failures == directives_.size() && reasons.size() < failures) {
            told.clear();
            for (const std::string& reason : reasons)
                told += reason;
        }
        std::fputs(told.c_str(), stderr);
        if (failures < directives_.size())
            agent_.ensure(home);
        return failures == 0 ? 0 : 1;
    }

  private:
    [[nodiscard]] std::vector<std::string> add(const Model& model, const std::string& name,
                                               const StorageDirective& directive) const {
        std::vector<std::string> ids;
        commit_with_retry(model, [&](Change& change) {
            ids = add_storage(change, model, unit_, name, directive);
        });
        return ids;
    }

    AgentStart agent_;
    std::string unit_;
    StorageDirectives directives_;
};

} // namespace

extern const Verb add_storage_verb;
constinit const Verb add_storage_verb = {
    .text = {.name = "add-storage",
             .synopsis = "[options] <unit> <name>[=<pool>,<count>,<size>] ...",
             .summary = "give a unit more storage",
             .details =
                 R"~(The name is one that the charm declares; pool, count and size may be given
in any order, at least one of them. Those not given are as deploy was told, or as is usual.)~",
             .examples = R"~(    hookbox add-storage mysql/0 data=10G
    hookbox add-storage mysql/0 disks=3,1G cache)~"},
    .make = make_verb<AddStorage>,
};

} // namespace hookbox
