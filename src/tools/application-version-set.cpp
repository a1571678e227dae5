#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class ApplicationVersionSet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void check(Words words) override {
        if (words.empty())
            throw UsageError("no version specified");
        version_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo&) override {
        context().set_workload_version(version_);
        return 0;
    }

  private:
    std::string version_;
};

} // namespace

extern const Tool application_version_set_tool;
constinit const Tool application_version_set_tool = {
    .text = {.name = "application-version-set",
             .synopsis = "<new-version>",
             .summary = "tell which version of the workload runs here",
             .details = R"~(The text is shown to operators in status, its first line only. It takes
effect at once, even if the hook fails later.)~",
             .examples = R"~(    application-version-set "$(postgres --version)")~"},
    .make = make_tool<ApplicationVersionSet>,
    .effect = Effect::at_once,
};

} // namespace hookbox
