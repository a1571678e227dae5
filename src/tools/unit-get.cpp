#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class UnitGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare(options); }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("no setting specified");
        setting_ = take_word(words);
        if (setting_ != "private-address" && setting_ != "public-address")
            throw UsageError("unknown setting " + go_quoted(setting_));
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        io.print_value(output_, address());
        return 0;
    }

  private:
    [[nodiscard]] std::string address() const {
        try {
            return setting_ == "private-address" ? context().private_address()
                                                 : context().public_address();
        } catch (const Error&) {
            if (juju1())
                throw Error(setting_ + " not set");
            throw;
        }
    }

    Output output_;
    std::string setting_;
};

} // namespace

extern const Tool unit_get_tool;
constinit const Tool unit_get_tool = {
    .text = {.name = "unit-get",
             .synopsis = "[options] <setting>",
             .summary = "print this unit's private-address or public-address",
             .details = R"~(Newer charms ask network-get, which knows about endpoints.)~",
             .examples = R"~(    relation-set host="$(unit-get private-address)")~"},
    .make = make_tool<UnitGet>,
    .juju1 = true,
};

} // namespace hookbox
