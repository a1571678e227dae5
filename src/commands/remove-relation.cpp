#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/verb.hpp"
#include "model/integration.hpp"
#include "model/names.hpp"
#include "model/removal.hpp"

namespace hookbox {
namespace {

class RemoveRelation final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.flag(force_, "force", "at once, without hooks that tell of it");
        options.flag(no_wait_, "no-wait", "with --force; which waits for nothing anyway");
        agent_.declare(options);
    }

    void check(Words words) override {
        left_ = take_word(words);
        right_ = take_word(words);
        refuse_surplus(words);
        if (no_wait_ && !force_)
            throw UsageError("--no-wait without --force not valid");
        if (!right_.empty())
            return;
        id_ = parse_relation_id(left_);
        if (!id_)
            throw UsageError("a relation must involve two applications");
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        commit_with_retry(model, [&](Change& change) {
            const Relation relation = wanted(model);
            if (relation.peer())
                throw Error("cannot destroy relation \"" + relation.key + "\": is a peer relation");
            end_relation(change, model, relation.id, force_);
        });
        agent_.ensure(home);
        return 0;
    }

  private:
    [[nodiscard]] Relation wanted(const Model& model) const {
        if (!id_)
            return find_integration(model, left_, right_);
        if (auto relation = find_relation(model, *id_))
            return std::move(*relation);
        throw NotFound("relation \"" + left_ + "\" not found");
    }

    AgentStart agent_;
    bool force_ = false, no_wait_ = false;
    std::string left_, right_;
    std::optional<int> id_;
};

} // namespace

extern const Verb remove_relation_verb;
constinit const Verb remove_relation_verb = {
    .text = {.name = "remove-relation",
             .synopsis = "[options] <id> | <app>[:<endpoint>] <app>[:<endpoint>]",
             .summary = "end a relation between two applications",
             .details = R"~(Every unit on either side sees the other side's units depart, then the
relation broken; then its settings are gone. A relation between an application's own units cannot
be removed.)~",
             .examples = R"~(    hookbox remove-relation webapp database
    hookbox remove-relation webapp:db database:server
    hookbox remove-relation 4)~"},
    .make = make_verb<RemoveRelation>,
};

} // namespace hookbox
