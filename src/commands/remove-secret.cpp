#include "base/error.hpp"
#include "commands/secret-verb.hpp"

namespace hookbox {
namespace {

class RemoveSecret final : public SecretVerb {
  public:
    void declare(Options& options) override {
        options.integer(revision_, "revision", "<number>", "remove this revision alone");
        SecretVerb::declare(options);
    }

    void check(Words words) override {
        take_name(words);
        refuse_surplus(words);
        if (revision_ < 0 || revision_ > INT32_MAX)
            throw UsageError("revision must be a positive integer");
    }

  private:
    void update(Change& change, const Model& model, const SealingKey&,
                Secret secret) const override {
        if (revision_ == 0)
            erase_secret(change, model, secret.id);
        else if (remove_revision(change, model, secret, static_cast<int>(revision_)))
            put_secret(change, model, secret);
    }

    std::int64_t revision_ = 0;
};

} // namespace

extern const Verb remove_secret_verb;
constinit const Verb remove_secret_verb = {
    .text = {.name = "remove-secret",
             .synopsis = "[options] <ID>|<name>",
             .summary = "remove a secret of the model, or one revision of it",
             .details = R"~(No hook tells of it. With the last revision the secret goes, too.)~",
             .examples = R"~(    hookbox remove-secret db-password
    hookbox remove-secret db-password --revision 1)~"},
    .make = make_verb<RemoveSecret>,
};

} // namespace hookbox
