#include "tools/tool.hpp"

namespace hookbox {
namespace {

class ActionGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare(options); }

    void check(Words words) override {
        if (!words.empty())
            path_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        const Value& parameters = context().action().parameters();
        if (path_)
            io.print(output_, format_value(descend(parameters), output_.format));
        else if (parameters.is_null())
            io.print(output_, format_value(Value::Map(), output_.format));
        else
            io.print(output_, format_value(parameters, output_.format));
        return 0;
    }

  private:
    /// A key that itself holds a dot is out of reach.
    [[nodiscard]] const Value& descend(const Value& parameters) const {
        const Value* value = &parameters;
        for (std::size_t start = 0; start <= path_->size();) {
            const std::size_t end = std::min(path_->find('.', start), path_->size());
            value = &(*value)[std::string_view(*path_).substr(start, end - start)];
            start = end + 1;
        }
        return *value;
    }

    Output output_;
    std::optional<std::string> path_;
};

} // namespace

extern const Tool action_get_tool;
constinit const Tool action_get_tool = {
    .text = {.name = "action-get",
             .synopsis = "[options] [<key>[.<key>.<key>...]]",
             .summary = "print parameters of the running action",
             .details = R"~(Without a key all parameters are printed as a map. Keys joined by dots
reach into nested maps. A parameter that was not given prints nothing.)~",
             .examples = R"~(    action-get outfile.name
    action-get --format=json)~"},
    .make = make_tool<ActionGet>,
    .action = true,
};

} // namespace hookbox
