#include "base/error.hpp"
#include "tools/settings-key.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class LeaderGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare(options); }

    void check(Words words) override {
        key_.take(words);
        if (key_.name.find('=') != std::string::npos)
            throw UsageError("invalid key " + go_quoted(key_.name));
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        io.print(output_, format_value(key_.look_up(settings()), output_.format));
        return 0;
    }

  private:
    [[nodiscard]] const Settings& settings() const {
        try {
            return context().leader_settings();
        } catch (const Error& error) {
            throw Error(std::string("cannot read leadership settings: ") + error.what());
        }
    }

    Output output_;
    SettingsKey key_;
};

} // namespace

extern const Tool leader_get_tool;
constinit const Tool leader_get_tool = {
    .text = {.name = "leader-get",
             .synopsis = "[options] [<key>]",
             .summary = "print settings the leader has left for its application",
             .details = R"~(Every unit of the application may read them. Without a key, or with -,
all are printed as a map; a missing key prints nothing.)~",
             .examples = R"~(    leader-get admin-password)~"},
    .make = make_tool<LeaderGet>,
    .juju4 = false,
};

} // namespace hookbox
