#include "base/error.hpp"
#include "model/names.hpp"
#include "tools/relation-tool.hpp"
#include "tools/settings-key.hpp"

namespace hookbox {
namespace {

class RelationGet final : public RelationTool {
  public:
    using RelationTool::RelationTool;

    void declare(Options& options) override {
        output_.declare(options);
        declare_relation(options);
        if (!juju1())
            options.flag(of_application_, "app", "read the application's settings, not a unit's");
    }

    void check(Words words) override {
        require_relation();
        key_.take(words);
        if (words.empty())
            take_target_of_hook();
        else if (juju1() && words.front().empty())
            throw UsageError("no unit id specified");
        else
            take_target(take_word(words));
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        io.print_value(output_, key_.look_up(settings()));
        return 0;
    }

  private:
    void take_target(const std::string& name) {
        if (of_application_)
            target_ = is_unit_name(name)          ? application_of(name)
                      : is_application_name(name) ? name
                                                  : "";
        else if (is_unit_name(name) || juju1())
            target_ = name;
        else if (is_application_name(name))
            throw UsageError("expected unit name, got application name " + go_quoted(name));
        else
            throw UsageError("invalid unit name " + go_quoted(name));
    }

    void take_target_of_hook() {
        const RunInfo& run = context().info();
        if (!of_application_ && !run.remote_unit.empty()) {
            target_ = run.remote_unit;
        } else if (juju1()) {
            throw UsageError("no unit id specified");
        } else if (!run.remote_application.empty()) {
            target_ = run.remote_application;
            of_application_ = true;
        } else {
            throw UsageError("no unit or application specified");
        }
    }

    [[nodiscard]] Settings settings() const {
        if (target_.empty())
            throw Error(R"("" is not a valid unit or application)");
        if (target_ == context().unit())
            return relation().own_unit_settings();
        if (!of_application_)
            return unit_settings();
        if (target_ == context().application() && leads())
            return relation().own_application_settings();
        return relation().application_settings(target_);
    }

    [[nodiscard]] Settings unit_settings() const {
        try {
            return relation().unit_settings(target_);
        } catch (const Error& error) {
            // Juju 1.x names the unit once.
            std::string text = error.what();
            const std::string again = "unit " + go_quoted(target_) + ": ";
            const auto at = text.find(again);
            if (!juju1() || at == std::string::npos)
                throw;
            throw Error(text.erase(at, again.size()));
        }
    }

    Output output_;
    bool of_application_ = false;
    SettingsKey key_;
    std::string target_; ///< unit or application; "": a word that is neither
};

} // namespace

extern const Tool relation_get_tool;
constinit const Tool relation_get_tool = {
    .text = {.name = "relation-get",
             .synopsis = "[options] [<key> [<unit id>]]",
             .summary = "print settings of a unit or application in a relation",
             .details = R"~(Prints the value of one key; without a key, or with -, a map of all. A
missing key prints nothing. In the hooks of a relation the remote unit, or
the remote application where there is none, is what is read by default.
Remote settings stay the same for the whole of a hook; the unit's own show
what relation-set has changed.)~",
             .examples = R"~(    host=$(relation-get host)
    relation-get -r db:3 --format=json - mysql/0
    relation-get --app - mysql)~"},
    .make = make_tool<RelationGet>,
    .relation_default = true,
    .juju1 = true,
    .synopsis_in = [](const RunInfo& run) -> std::string_view {
        return run.remote_unit.empty() ? "[options] <key> <unit id>"
                                       : "[options] [<key> [<unit id>]]";
    },
};

} // namespace hookbox
