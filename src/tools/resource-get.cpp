#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class ResourceGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void check(Words words) override {
        if (words.empty())
            throw UsageError("missing required resource name");
        name_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        try {
            io.output = context().resource(name_); // no newline, as recorded
        } catch (const Error& error) {
            throw Error(std::string("could not download resource: ") + error.what());
        }
        return 0;
    }

  private:
    std::string name_;
};

} // namespace

extern const Tool resource_get_tool;
constinit const Tool resource_get_tool = {
    .text = {.name = "resource-get",
             .synopsis = "<resource name>",
             .summary = "print the path of a resource of the charm",
             .details = R"~(The file is put in the unit's directory first, unless it is there as it
was last attached. The path is printed without a newline.)~",
             .examples = R"~(    tar -xf "$(resource-get software)")~"},
    .make = make_tool<ResourceGet>,
    .effect = Effect::at_once,
};

} // namespace hookbox
