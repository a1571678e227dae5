#include "base/error.hpp"
#include "model/names.hpp"
#include "tools/relation-tool.hpp"

namespace hookbox {
namespace {

class SecretRevoke final : public RelationTool {
  public:
    using RelationTool::RelationTool;

    void declare(Options& options) override {
        options.text(application_, "app,application", "NAME", "all units of this application");
        declare_relation(options);
        options.text(unit_, "unit", "UNIT", "this unit");
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("missing secret URI");
        uri_ = parse_secret_uri(take_word(words));
        if (!application_.empty() && !is_application_name(application_))
            throw UsageError("application " + go_quoted(application_) + " not valid");
        if (!unit_.empty() && !is_unit_name(unit_))
            throw UsageError("unit " + go_quoted(unit_) + " not valid");
        if (!application_.empty() && !unit_.empty())
            throw UsageError("specify only one of application or unit");
        if (!application_.empty() && relation_id())
            throw UsageError("do not specify both relation and app");
        if (application_.empty() && unit_.empty() && !relation_id())
            throw UsageError("missing relation or application or unit");
        subject_ = application_ + unit_;
        if (subject_.empty()) {
            require_relation();
            subject_ = relation().remote_application();
        }
        refuse_surplus(words);
    }

    int run(ToolIo&) override {
        context().secrets().revoke(uri_, subject_);
        return 0;
    }

  private:
    SecretUri uri_;
    std::string application_, unit_, subject_;
};

} // namespace

extern const Tool secret_revoke_tool;
constinit const Tool secret_revoke_tool = {
    .text = {.name = "secret-revoke",
             .synopsis = "[options] <ID>",
             .summary = "let somebody read a secret no longer",
             .details = R"~(An application with all of its units, or one unit; by default the remote
application of the relation. Takes effect when the hook has succeeded.)~",
             .examples = R"~(    secret-revoke "$uri"
    secret-revoke "$uri" --unit mysql/0)~"},
    .make = make_tool<SecretRevoke>,
    .relation_default = true,
    .effect = Effect::with_hook,
};

} // namespace hookbox
