#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/format.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"
#include "model/names.hpp"

#include <cstdio>

namespace hookbox {
namespace {

class ShowAction final : public VerbBody {
  public:
    void check(Words words) override {
        if (words.empty())
            throw UsageError("no application specified");
        application_ = take_word(words);
        if (words.empty())
            throw UsageError("no action specified");
        if (!is_application_name(application_))
            throw UsageError("invalid application name " + go_quoted(application_));
        action_ = take_word(words);
        refuse_surplus(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        const ActionSpecs specs =
            require_charm(model, require_application(model, application_).charm_url).actions;
        const auto found = specs.find(action_);
        if (found == specs.end()) {
            std::fprintf(stderr, "unknown action %s\n\n", go_quoted(action_).c_str());
            return 1;
        }
        Value::Map arguments;
        for (const auto& [name, rule] : found->second.schema["properties"].map()) {
            Value::Record argument{{{"type", rule["type"]}, {"description", rule["description"]}}};
            if (!rule["default"].is_null())
                argument.fields.emplace_back("default", rule["default"]);
            arguments.emplace(name, std::move(argument));
        }
        print_output({}, found->second.description + "\n\nArguments\n" + to_yaml(arguments) + "\n");
        return 0;
    }

  private:
    std::string application_, action_;
};

} // namespace

extern const Verb show_action_verb;
constinit const Verb show_action_verb = {
    .text =
        {.name = "show-action",
         .synopsis = "[options] <application> <action>",
         .summary = "show the parameters of an action",
         .details =
             R"~(Prints what the charm says of the action, then each of its parameters with type,
description and default.)~",
         .examples = R"~(    hookbox show-action mysql backup)~"},
    .make = make_verb<ShowAction>,
};

} // namespace hookbox
