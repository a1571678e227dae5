#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/secret-value.hpp"
#include "commands/secret-verb.hpp"

namespace hookbox {
namespace {

class ShowSecret final : public VerbBody {
  public:
    void declare(Options& options) override {
        output_.declare_structured(options);
        options.flag(reveal_, "reveal", "print its content, too");
        options.integer(revision_, "r,revision", "<number>", "this revision, not the latest");
        options.flag(revisions_, "revisions", "what is known about each revision");
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("secret ID is required");
        name_ = take_word(words);
        if (revisions_ && reveal_)
            throw UsageError("specify either --revisions or --reveal but not both");
        if (revisions_ && revision_ > 0)
            throw UsageError("specify either --revisions or --revision but not both");
        if (revision_ < 0 || revision_ > INT32_MAX)
            throw UsageError("revision must be a positive integer");
        refuse_surplus(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        const SealingKey key(home.secret_key());
        Secret secret = require_secret(model, name_);
        if (revision_ > 0 && !secret.revisions.contains(static_cast<int>(revision_)))
            throw NotFound("secret revision " + secret.id + "/" + std::to_string(revision_) +
                           " not found");
        const SecretDetail detail{.revisions = revisions_,
                                  .access = true,
                                  .reveal = reveal_ ? &key : nullptr,
                                  .revision = static_cast<int>(revision_),
                                  .json = output_.format == Format::json};
        const Value::Map map = {{secret.id, secret_value(model, secret, detail)}};
        print_output(output_, secrets_text(map, output_.format == Format::json));
        return 0;
    }

  private:
    Output output_;
    std::string name_;
    bool reveal_ = false, revisions_ = false;
    std::int64_t revision_ = 0;
};

} // namespace

extern const Verb show_secret_verb;
constinit const Verb show_secret_verb = {
    .text = {.name = "show-secret",
             .synopsis = "[options] <ID>|<name>",
             .summary = "print what is known about a secret",
             .details = R"~(Whose it is, its revision and times and who may read it; with --reveal
also what is in it.)~",
             .examples = R"~(    hookbox show-secret db-password --reveal
    hookbox show-secret 9m4e2mr0ui3e8a215n4g --revisions)~"},
    .make = make_verb<ShowSecret>,
};

} // namespace hookbox
