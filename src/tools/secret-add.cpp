#include "base/error.hpp"
#include "tools/secret-input.hpp"

namespace hookbox {
namespace {

class SecretAdd final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { input_.declare(options); }

    void check(Words words) override {
        if (words.empty() && !input_.has_file())
            throw UsageError("missing secret value or filename");
        input_.check(words);
    }

    int run(ToolIo& io) override {
        SecretsView& secrets = context().secrets();
        SecretFields fields = input_.fields(secrets.now());
        if (fields.content.empty())
            throw Error("empty secret value not valid");
        io.print({}, secrets.add(input_.owner(), std::move(fields)).text() + "\n");
        return 0;
    }

  private:
    SecretInput input_;
};

} // namespace

extern const Tool secret_add_tool;
constinit const Tool secret_add_tool = {
    .text = {.name = "secret-add",
             .synopsis = "[options] [key[#base64|#file]=value...]",
             .summary = "make a secret that others can be let read",
             .details =
                 R"~(Prints the URI it has from now on; the secret itself is there when the hook
has succeeded. It is the application's, for the leader to manage, or this
unit's with --owner unit. After #base64 the value is in base64 already, after
#file it is read from that file. A value may have 8 KiB, all of them 64 KiB.)~",
             .examples = R"~(    secret-add --label db-password user=admin password="$password"
    secret-add --owner unit --rotate monthly --expire 24h key#file=/run/key)~"},
    .make = make_tool<SecretAdd>,
    .effect = Effect::with_hook,
    .confidential = true,
};

} // namespace hookbox
