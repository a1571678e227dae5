#include "base/error.hpp"
#include "tools/deprecated-format.hpp"
#include "tools/relation-tool.hpp"
#include "tools/settings-source.hpp"

namespace hookbox {
namespace {

class RelationSet final : public RelationTool {
  public:
    using RelationTool::RelationTool;

    void declare(Options& options) override {
        declare_relation(options);
        if (!juju1()) {
            options.flag(of_application_, "app", "write the application's settings; leader only");
            source_.declare(options);
        }
        format_.declare(options);
    }

    void check(Words words) override {
        require_relation();
        if (juju1())
            source_.check_as_juju1(words);
        else
            source_.check(words);
    }

    int run(ToolIo& io) override {
        format_.warn(io, "relation-set");
        const Settings writes = source_.read(io);
        if (of_application_ && !leads())
            throw Error("cannot write relation settings");
        for (const auto& [key, value] : writes)
            of_application_ ? relation().write_application(key, value)
                            : relation().write_unit(key, value);
        return 0;
    }

  private:
    bool of_application_ = false;
    SettingsSource source_;
    DeprecatedFormat format_;
};

} // namespace

extern const Tool relation_set_tool;
constinit const Tool relation_set_tool = {
    .text = {.name = "relation-set",
             .synopsis = "[options] key=value [key=value ...]",
             .summary = "write settings of this unit in a relation",
             .details = R"~(The other side sees them, all together, when the hook has succeeded; if
it fails they are dropped. An empty value removes the key. Words win over
the entries of --file.)~",
             .examples = R"~(    relation-set host="$(unit-get private-address)" port=5432
    relation-set -r db:3 --file settings.yaml
    relation-set --app version=3)~"},
    .make = make_tool<RelationSet>,
    .relation_default = true,
    .juju1 = true,
    .effect = Effect::with_hook,
};

} // namespace hookbox
