#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class LeaderSet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void check(Words words) override {
        for (auto& [key, value] : parse_pairs(words))
            writes_.emplace(std::move(key), std::move(value));
    }

    int run(ToolIo&) override {
        try {
            context().write_leader_settings(writes_);
        } catch (const Error& error) {
            throw Error(std::string("cannot write leadership settings: ") + error.what());
        }
        return 0;
    }

  private:
    Settings writes_;
};

} // namespace

extern const Tool leader_set_tool;
constinit const Tool leader_set_tool = {
    .text = {.name = "leader-set",
             .synopsis = "<key>=<value> [...]",
             .summary = "leave settings for all units of this application",
             .details = R"~(Only the leader may. They are written at once, all or none, even if the
hook fails later. An empty value removes the key.)~",
             .examples = R"~(    leader-set admin-password="$password" old-key=)~"},
    .make = make_tool<LeaderSet>,
    .juju4 = false,
    .effect = Effect::at_once,
};

} // namespace hookbox
