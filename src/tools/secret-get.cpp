#include "base/error.hpp"
#include "model/secret-content.hpp"
#include "tools/secret-name.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class SecretGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        output_.declare_structured(options);
        options.text(label_, "label", "NAME", "this unit's name for it; with <ID>, from now on");
        options.flag(peek_, "peek", "show the latest revision, follow the same one");
        options.flag(refresh_, "refresh", "show the latest revision and follow it");
    }

    void check(Words words) override {
        uri_ = take_secret_uri(words);
        if (!uri_ && label_.empty())
            throw UsageError("require either a secret URI or label");
        if (peek_ && refresh_)
            throw UsageError("specify one of --peek or --refresh but not both");
        key_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        const auto reading = peek_      ? SecretsView::Reading::peek
                             : refresh_ ? SecretsView::Reading::refresh
                                        : SecretsView::Reading::tracked;
        const SecretContent content = context().secrets().read(uri_, label_, reading);
        const Value everything = all(content); // refuses what is no base64, whatever is asked for
        io.print(output_, format_value(key_.empty() ? everything : one(content), output_.format));
        return 0;
    }

  private:
    static Value all(const SecretContent& content) {
        Value::Map map;
        for (const auto& [key, value] : content)
            map.emplace(key, secret_text(value));
        return map;
    }

    [[nodiscard]] Value one(const SecretContent& content) const {
        constexpr std::string_view suffix = "#base64";
        const bool encoded = key_.ends_with(suffix);
        const std::string key = key_.substr(0, key_.size() - (encoded ? suffix.size() : 0));
        const auto found = content.find(key);
        if (found == content.end())
            throw NotFound("secret key value " + go_quoted(key) + " not found");
        return encoded ? found->second : secret_text(found->second);
    }

    Output output_;
    std::string label_, key_;
    bool peek_ = false, refresh_ = false;
    std::optional<SecretUri> uri_;
};

} // namespace

extern const Tool secret_get_tool;
constinit const Tool secret_get_tool = {
    .text = {.name = "secret-get",
             .synopsis = "[options] <ID> [key[#base64]]",
             .summary = "print the content of a secret",
             .details = R"~(The first time this is the latest revision, which the unit follows from
then on; after secret-changed the new one is shown by --peek, or by --refresh,
which follows it. Values are decoded, but for a key with #base64. A unit may
call the secret by a name of its own, once --label has given one.)~",
             .examples = R"~(    secret-get "$uri" --label db-password
    secret-get --label db-password --refresh
    password=$(secret-get "$uri" password))~"},
    .make = make_tool<SecretGet>,
    .effect = Effect::at_once,
    .prints_secrets = true,
};

} // namespace hookbox
