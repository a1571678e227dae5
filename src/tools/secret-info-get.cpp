#include "base/error.hpp"
#include "cli/time-text.hpp"
#include "tools/secret-name.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

/// A time is no text in YAML: it stands without quotes.
std::string unquoted(std::string yaml, const std::string& field) {
    const std::string line = "\n  " + field + ": \"";
    if (const auto start = yaml.find(line); start != yaml.npos) {
        yaml.erase(yaml.find('"', start + line.size()), 1);
        yaml.erase(start + line.size() - 1, 1);
    }
    return yaml;
}

class SecretInfoGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        output_.declare_structured(options);
        options.text(label_, "label", "NAME", "the secret by its owner's name for it");
    }

    void check(Words words) override {
        uri_ = take_secret_uri(words);
        if (!uri_ && label_.empty())
            throw UsageError("require either a secret URI or label");
        if (uri_ && !label_.empty())
            throw UsageError("specify either a secret URI or label but not both");
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        const Secret secret = find();
        std::string text = format_value(Value::Map{{secret.id, described(secret)}}, output_.format);
        if (output_.format == Format::yaml)
            text = unquoted(unquoted(std::move(text), "expiry"), "rotates");
        io.print(output_, text);
        return 0;
    }

  private:
    [[nodiscard]] Secret find() const {
        for (auto& [id, secret] : context().secrets().managed())
            if (uri_ ? id == uri_->id : secret.label == label_)
                return secret;
        throw NotFound("secret " + go_quoted(uri_ ? uri_->id : label_) + " not found");
    }

    [[nodiscard]] Value described(const Secret& secret) const {
        Value::Record record{{{"revision", secret.latest},
                              {"label", secret.label},
                              {"owner", secret.owner.kind_name()}}};
        const auto add = [&](const char* key, std::string text) {
            if (!text.empty())
                record.fields.emplace_back(key, std::move(text));
        };
        add("description", secret.description);
        add("rotation", std::string(rotation_name(secret.rotation)));
        if (const auto expires = secret.expires())
            add("expiry", go_time(*expires));
        if (secret.next_rotation)
            add("rotates", go_time(*secret.next_rotation));
        Value::List access;
        for (const auto& [subject, relation] : secret.grants)
            access.emplace_back(Value::Record{{{"target", secret_subject_tag(subject)},
                                               {"scope", context().secrets().scope_tag(relation)},
                                               {"role", "view"}}});
        if (!access.empty())
            record.fields.emplace_back("access", std::move(access));
        return record;
    }

    Output output_;
    std::string label_;
    std::optional<SecretUri> uri_;
};

} // namespace

extern const Tool secret_info_get_tool;
constinit const Tool secret_info_get_tool = {
    .text = {.name = "secret-info-get",
             .synopsis = "[options] <ID>",
             .summary = "print what is known about a secret, but not its content",
             .details =
                 R"~(Its revision, label, owner and so on, and who may read it; for the secrets
that this unit may manage, those which this hook adds included.)~",
             .examples = R"~(    secret-info-get "$uri"
    secret-info-get --label db-password --format json)~"},
    .make = make_tool<SecretInfoGet>,
};

} // namespace hookbox
