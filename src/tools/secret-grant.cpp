#include "base/error.hpp"
#include "model/names.hpp"
#include "tools/relation-tool.hpp"

namespace hookbox {
namespace {

class SecretGrant final : public RelationTool {
  public:
    using RelationTool::RelationTool;

    void declare(Options& options) override {
        declare_relation(options);
        options.text(subject_, "unit", "UNIT", "this unit alone, not all of its application");
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("missing secret URI");
        uri_ = parse_secret_uri(take_word(words));
        require_relation();
        const std::string application = relation().remote_application();
        if (!subject_.empty() && !is_unit_name(subject_))
            throw UsageError("unit " + go_quoted(subject_) + " not valid");
        if (!subject_.empty() && application_of(subject_) != application)
            throw UsageError("cannot specify unit " + go_quoted(subject_) +
                             " in relation to application " + go_quoted(application));
        if (subject_.empty())
            subject_ = application;
        refuse_surplus(words);
    }

    int run(ToolIo&) override {
        context().secrets().grant(uri_, relation().relation(), subject_);
        return 0;
    }

  private:
    SecretUri uri_;
    std::string subject_;
};

} // namespace

extern const Tool secret_grant_tool;
constinit const Tool secret_grant_tool = {
    .text = {.name = "secret-grant",
             .synopsis = "[options] <ID>",
             .summary = "let the other side of a relation read a secret",
             .details =
                 R"~(All units of the remote application may, or one of them with --unit, once
the hook has succeeded and until the relation ends. Tell them the URI by
relation-set.)~",
             .examples = R"~(    secret-grant "$uri"
    secret-grant "$uri" -r db:3 --unit mysql/0)~"},
    .make = make_tool<SecretGrant>,
    .relation_default = true,
    .effect = Effect::with_hook,
};

} // namespace hookbox
