#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class IsLeader final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare(options); }

    int run(ToolIo& io) override {
        bool leads = false;
        try {
            leads = context().is_leader();
        } catch (const Error& error) {
            throw Error(std::string("leadership status unknown: ") + error.what());
        }
        io.print(output_, format_value(leads, output_.format));
        return 0;
    }

  private:
    Output output_;
};

} // namespace

extern const Tool is_leader_tool;
constinit const Tool is_leader_tool = {
    .text = {.name = "is-leader",
             .synopsis = "[options]",
             .summary = "print whether this unit leads its application",
             .details = R"~(Prints True or False. True holds for at least 30 seconds from now; work
that takes longer has to ask again.)~",
             .examples =
                 R"~(    if [ "$(is-leader)" = True ]; then leader-set token="$token"; fi)~"},
    .make = make_tool<IsLeader>,
};

} // namespace hookbox
