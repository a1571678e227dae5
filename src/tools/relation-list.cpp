#include "tools/relation-tool.hpp"

namespace hookbox {
namespace {

class RelationList final : public RelationTool {
  public:
    using RelationTool::RelationTool;

    void declare(Options& options) override {
        output_.declare(options);
        declare_relation(options);
        if (!juju1())
            options.flag(application_, "app", "print the remote application instead of its units");
    }

    void check(Words words) override {
        require_relation();
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        io.print(output_, application_
                              ? format_value(relation().remote_application(), output_.format)
                              : format_list(relation().members(), output_.format));
        return 0;
    }

  private:
    Output output_;
    bool application_ = false;
};

} // namespace

extern const Tool relation_list_tool;
constinit const Tool relation_list_tool = {
    .text = {.name = "relation-list",
             .synopsis = "[options]",
             .summary = "list the remote units of a relation",
             .details = R"~(One name a line: the units whose joined hook has run here and whose
departed hook has not. With --app the remote application, even when none
of its units has joined.)~",
             .examples = R"~(    relation-list -r db:3)~"},
    .make = make_tool<RelationList>,
    .relation_default = true,
    .juju1 = true,
};

} // namespace hookbox
