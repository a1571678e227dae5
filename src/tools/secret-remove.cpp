#include "base/error.hpp"
#include "tools/tool.hpp"

#include <algorithm>
#include <limits>

namespace hookbox {
namespace {

class SecretRemove final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        options.integer(revision_, "revision", "NUMBER", "remove this revision alone");
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("missing secret URI");
        uri_ = parse_secret_uri(take_word(words));
        refuse_surplus(words);
    }

    int run(ToolIo&) override {
        std::optional<int> revision;
        if (revision_ > 0)
            revision = static_cast<int>(
                std::min<std::int64_t>(revision_, std::numeric_limits<int>::max()));
        context().secrets().remove(uri_, revision);
        return 0;
    }

  private:
    SecretUri uri_;
    std::int64_t revision_ = 0;
};

} // namespace

extern const Tool secret_remove_tool;
constinit const Tool secret_remove_tool = {
    .text = {.name = "secret-remove",
             .synopsis = "[options] <ID>",
             .summary = "remove a secret, or one revision of it",
             .details =
                 R"~(Takes effect when the hook has succeeded; until then it can be read. With
the last revision the secret goes, too.)~",
             .examples = R"~(    secret-remove "$JUJU_SECRET_ID" --revision "$JUJU_SECRET_REVISION"
    secret-remove "$uri")~"},
    .make = make_tool<SecretRemove>,
    .effect = Effect::with_hook,
};

} // namespace hookbox
