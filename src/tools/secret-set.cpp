#include "base/error.hpp"
#include "tools/secret-input.hpp"

namespace hookbox {
namespace {

class SecretSet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { input_.declare(options); }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("missing secret URI");
        uri_ = parse_secret_uri(take_word(words));
        input_.check(words);
    }

    int run(ToolIo&) override {
        SecretsView& secrets = context().secrets();
        secrets.update(uri_, input_.fields(secrets.now()));
        return 0;
    }

  private:
    SecretUri uri_;
    SecretInput input_;
};

} // namespace

extern const Tool secret_set_tool;
constinit const Tool secret_set_tool = {
    .text = {.name = "secret-set",
             .synopsis = "[options] <ID> [key[#base64]=value...]",
             .summary = "change a secret, or what is said about it",
             .details = R"~(Values make a new revision with these keys alone, when the hook has
succeeded and they are not what the secret holds already. Units that follow it
get secret-changed. What options and words do not name stays as it is. The
owner does not change.)~",
             .examples = R"~(    secret-set "$uri" user=admin password="$new"
    secret-set "$uri" --rotate daily --description "for backups")~"},
    .make = make_tool<SecretSet>,
    .effect = Effect::with_hook,
    .confidential = true,
};

} // namespace hookbox
