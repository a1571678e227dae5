#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class OwnerGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare(options); }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("no setting specified");
        if (const std::string setting = take_word(words); setting != "tag")
            throw UsageError("unknown setting " + go_quoted(setting));
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        io.print_value(output_, "user-admin");
        return 0;
    }

  private:
    Output output_;
};

} // namespace

extern const Tool owner_get_tool;
constinit const Tool owner_get_tool = {
    .text = {.name = "owner-get",
             .synopsis = "[options] <setting>",
             .summary = "print who owns the application",
             .details = "The only setting is tag.",
             .examples = "    owner-get tag"},
    .make = make_tool<OwnerGet>,
    .juju1 = true,
    .juju3 = false,
    .juju4 = false,
};

} // namespace hookbox
