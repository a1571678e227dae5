#include "tools/tool.hpp"

namespace hookbox {
namespace {

class SecretIds final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare(options); }

    int run(ToolIo& io) override {
        std::vector<std::string> ids;
        for (const auto& secret : context().secrets().managed())
            ids.push_back(secret.first);
        // No list at all is null in JSON alone, as recorded.
        io.print(output_, ids.empty() && output_.format == Format::json
                              ? format_value({}, Format::json)
                              : format_list(ids, output_.format));
        return 0;
    }

  private:
    Output output_;
};

} // namespace

extern const Tool secret_ids_tool;
constinit const Tool secret_ids_tool = {
    .text = {.name = "secret-ids",
             .synopsis = "[options]",
             .summary = "print the ids of the secrets that this unit may manage",
             .details =
                 R"~(These are the unit's own and, for the leader, the application's. What this
hook adds is among them, what it removes is not.)~",
             .examples = R"~(    for id in $(secret-ids); do secret-info-get "$id"; done)~"},
    .make = make_tool<SecretIds>,
};

} // namespace hookbox
