#include "tools/tool.hpp"

namespace hookbox {
namespace {

/// "2018-04-18 01:00:16Z"
std::string since_text(Time since) {
    std::string text = to_rfc3339(since);
    text[text.find('T')] = ' ';
    return text.substr(0, text.find('.')) + "Z";
}

Value members_value(const GoalState::Members& members) {
    Value::Map map;
    for (const auto& [name, member] : members)
        map.emplace(
            name, Value::Record{{{"status", member.status}, {"since", since_text(member.since)}}});
    return map;
}

class GoalStateTool final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare_structured(options); }

    int run(ToolIo& io) override {
        const GoalState state = context().goal_state();
        Value::Map relations;
        for (const auto& [endpoint, members] : state.relations)
            relations.emplace(endpoint, members_value(members));
        const Value whole = Value::Record{
            {{"units", members_value(state.units)}, {"relations", std::move(relations)}}};
        io.print(output_, format_value(whole, output_.format));
        return 0;
    }

  private:
    Output output_;
};

} // namespace

extern const Tool goal_state_tool;
constinit const Tool goal_state_tool = {
    .text = {.name = "goal-state",
             .synopsis = "[options]",
             .summary = "print which units and related applications there are or will be",
             .details = R"~(Prints the units of this application and, by endpoint, the applications
it is related to and their units, each with its status and since when it has
it. They are listed as soon as the operator has asked for them, before their
first hook runs.)~",
             .examples = R"~(    goal-state --format=json)~"},
    .make = make_tool<GoalStateTool>,
};

} // namespace hookbox
