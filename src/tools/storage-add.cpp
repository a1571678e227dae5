#include "base/error.hpp"
#include "base/quote.hpp"
#include "charm/storage-directive.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class StorageAdd final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void check(Words words) override {
        if (words.empty())
            throw UsageError("storage add requires a storage directive");
        directives_ = parse_storage_directives(words);
        for (const auto& [name, directive] : directives_)
            if (!directive.pool.empty() || directive.size != 0)
                throw UsageError("only count can be specified for " + go_quoted(name));
    }

    int run(ToolIo&) override {
        for (const auto& [name, directive] : directives_)
            context().add_storage(name, directive.count);
        return 0;
    }

  private:
    StorageDirectives directives_;
};

} // namespace

extern const Tool storage_add_tool;
constinit const Tool storage_add_tool = {
    .text = {.name = "storage-add",
             .synopsis = "<charm storage name>[=count] ...",
             .summary = "ask for more storage of the unit",
             .details = R"~(Without a count for one. The name is one that the charm's metadata
declares. The storage comes when the hook has succeeded, and its own hook tells
when it is there.)~",
             .examples = R"~(    storage-add data=2 cache)~"},
    .make = make_tool<StorageAdd>,
    .effect = Effect::with_hook,
};

} // namespace hookbox
