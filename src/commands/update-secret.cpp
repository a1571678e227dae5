#include "base/error.hpp"
#include "base/quote.hpp"
#include "commands/secret-verb.hpp"
#include "model/secret-content.hpp"

namespace hookbox {
namespace {

class UpdateSecret final : public SecretVerb {
  public:
    void declare(Options& options) override {
        options.text(info_, "info", "<text>", "what the secret is for");
        options.text(name_, "name", "<name>", "another name for it");
        options.text(file_, "file", "<file>", "also take the entries of this YAML or JSON map");
        options.flag(auto_prune_, "auto-prune", "remove revisions that nobody follows any more");
        SecretVerb::declare(options);
    }

    void check(Words words) override {
        take_name(words);
        content_ = secret_content_of(words, file_);
        if (content_.empty() && info_.empty() && name_.empty() && !auto_prune_.has_value())
            throw UsageError("at least one attribute to update must be specified");
    }

  private:
    void update(Change& change, const Model& model, const SealingKey& key,
                Secret secret) const override {
        if (!name_.empty() && name_ != secret.label)
            for (const Secret& other : all_secrets(model))
                if (other.owner == secret.owner && other.label == name_)
                    throw Error("secret with name " + go_quoted(name_) + " already exists");
        const Time now = model.now();
        if (!content_.empty() && (!secret.revisions.contains(secret.latest) ||
                                  read_content(model, key, secret.id, secret.latest) != content_))
            add_revision(change, model, key, secret, content_, now);
        secret.updated = now;
        if (!info_.empty())
            secret.description = info_;
        if (!name_.empty())
            secret.label = name_;
        secret.auto_prune = auto_prune_.value_or(secret.auto_prune);
        put_secret(change, model, secret);
        prune_secret(change, model, secret.id);
    }

    std::string info_, name_, file_;
    std::optional<bool> auto_prune_;
    SecretContent content_;
};

} // namespace

extern const Verb update_secret_verb;
constinit const Verb update_secret_verb = {
    .text = {.name = "update-secret",
             .synopsis = "[options] <ID>|<name> [<key>[#base64|#file]=<value>...]",
             .summary = "change a secret of the model",
             .details =
                 R"~(Values make a new revision with these keys alone, unless the secret holds
them already; units that follow it get secret-changed. With --auto-prune an older revision goes as
soon as no unit follows it, from now on until --auto-prune=false.)~",
             .examples = R"~(    hookbox update-secret db-password password=new
    hookbox update-secret db-password --name old-password --info "used no more")~"},
    .make = make_verb<UpdateSecret>,
};

} // namespace hookbox
