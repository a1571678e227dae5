#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/verb.hpp"
#include "model/integration.hpp"

namespace hookbox {
namespace {

class Integrate final : public VerbBody {
  public:
    void declare(Options& options) override { agent_.declare(options); }

    void check(Words words) override {
        left_ = take_word(words);
        right_ = take_word(words);
        if (right_.empty())
            throw UsageError("an integration must involve two applications");
        refuse_surplus(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        try {
            commit_with_retry(model, [&](Change& change) {
                add_relation(change, model, infer_endpoints(model, left_, right_));
            });
        } catch (const RelationExists& error) {
            throw Error(std::string(error.what()) +
                        "\n\nUse 'hookbox status --relations' to view the current relations.");
        }
        agent_.ensure(home);
        return 0;
    }

  private:
    AgentStart agent_;
    std::string left_, right_;
};

} // namespace

extern const Verb integrate_verb;
constinit const Verb integrate_verb = {
    .text = {.name = "integrate",
             .synopsis = "[options] <application>[:<endpoint>] <application>[:<endpoint>]",
             .summary = "relate two applications",
             .details = R"~(Makes a relation between an endpoint that requires an interface and one
that provides it. Where only one pair fits, the applications' names are enough; otherwise the
possible pairs are listed, and the endpoints have to be named. The implicit endpoint juju-info is
used when nothing else fits. Peer relations need no command: each application has its own.)~",
             .examples = R"~(    hookbox integrate webapp database
    hookbox integrate webapp:db database:server)~"},
    .make = make_verb<Integrate>,
    .aliases = "relate,add-relation",
};

} // namespace hookbox
