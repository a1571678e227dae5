#include "tools/relation-tool.hpp"

namespace hookbox {
namespace {

class RelationModelGet final : public RelationTool {
  public:
    using RelationTool::RelationTool;

    void declare(Options& options) override {
        output_.declare(options);
        declare_relation(options);
    }

    void check(Words words) override {
        require_relation();
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        // Both sides of every relation are in this one model.
        io.print(output_,
                 format_value(Value::Map{{"uuid", context().model_uuid()}}, output_.format));
        return 0;
    }

  private:
    Output output_;
};

} // namespace

extern const Tool relation_model_get_tool;
constinit const Tool relation_model_get_tool = {
    .text = {.name = "relation-model-get",
             .synopsis = "[options]",
             .summary = "print which model the other side of a relation is in",
             .details = R"~(Prints a map with the model's uuid.)~",
             .examples = R"~(    relation-model-get -r db:3 --format=json)~"},
    .make = make_tool<RelationModelGet>,
    .relation_default = true,
    .juju3 = false,
};

} // namespace hookbox
