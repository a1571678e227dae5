#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class ConfigGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        output_.declare(options);
        options.flag(all_, "a,all", "also print options that have no value");
    }

    void check(Words words) override {
        key_ = take_word(words);
        if (all_ && !key_.empty())
            throw UsageError("cannot use argument --all together with key " + go_quoted(key_));
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        const Value& config = context().config();
        if (!key_.empty()) {
            io.print_value(output_, config[key_]);
            return 0;
        }
        Value::Map values = config.map();
        if (!all_)
            std::erase_if(values, [](const auto& entry) { return entry.second.is_null(); });
        io.print_value(output_, values);
        return 0;
    }

  private:
    Output output_;
    bool all_ = false;
    std::string key_;
};

} // namespace

extern const Tool config_get_tool;
constinit const Tool config_get_tool = {
    .text = {.name = "config-get",
             .synopsis = "[options] [<key>]",
             .summary = "print the application's configuration",
             .details = R"~(Prints the value of one option, or a map of all that have a value or a
default. An option that is unknown or has neither prints nothing. Values
stay the same for the whole of a hook.)~",
             .examples = R"~(    port=$(config-get port)
    config-get --all --format=json)~"},
    .make = make_tool<ConfigGet>,
    .juju1 = true,
};

} // namespace hookbox
