#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "commands/verb.hpp"
#include "model/secret-content.hpp"

namespace hookbox {
namespace {

class AddSecret final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.text(info_, "info", "<text>", "what the secret is for");
        options.text(file_, "file", "<file>", "also take the entries of this YAML or JSON map");
        options.flag(auto_prune_, "auto-prune", "remove revisions that nobody follows any more");
    }

    void check(Words words) override {
        name_ = take_word(words);
        if (name_.empty())
            throw UsageError("missing secret name");
        content_ = secret_content_of(words, file_);
        if (content_.empty())
            throw UsageError("missing secret value or filename");
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        const SealingKey key(home.secret_key());
        const std::string id = new_secret_id(model.now());
        commit_with_retry(model, [&](Change& change) {
            for (const Secret& other : all_secrets(model))
                if (other.owner.kind == SecretOwner::Kind::model && other.label == name_)
                    throw Error("secret with name " + go_quoted(name_) + " already exists");
            Secret secret;
            secret.id = id;
            secret.label = name_;
            secret.description = info_;
            secret.created = model.now();
            secret.auto_prune = auto_prune_;
            add_revision(change, model, key, secret, content_, secret.created);
            put_secret(change, model, secret);
        });
        print_output({}, "secret:" + id + "\n");
        return 0;
    }

  private:
    std::string name_, info_, file_;
    bool auto_prune_ = false;
    SecretContent content_;
};

} // namespace

extern const Verb add_secret_verb;
constinit const Verb add_secret_verb = {
    .text = {.name = "add-secret",
             .synopsis = "[options] <name> [<key>[#base64|#file]=<value>...]",
             .summary = "make a secret that applications can be let read",
             .details = R"~(Prints the URI by which charms call it. Nobody may read it until
grant-secret says so. After #base64 the value is in base64 already, after #file it is read from
that file.)~",
             .examples = R"~(    hookbox add-secret db-password password=s3cret
    hookbox add-secret certificate key#file=server.key --info "of the front")~"},
    .make = make_verb<AddSecret>,
};

} // namespace hookbox
