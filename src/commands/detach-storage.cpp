#include "base/error.hpp"
#include "commands/storage-verb.hpp"
#include "model/storage-change.hpp"

namespace hookbox {
namespace {

class DetachStorage final : public StorageChangeVerb {
  public:
    void declare(Options& options) override {
        options.flag(force_, "force", "as without: the charm is always told first");
        StorageChangeVerb::declare(options);
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("detach-storage requires at least one storage ID");
        ids_ = std::move(words);
    }

  private:
    void update(Change& change, const Model& model, const std::string& id) const override {
        detach_storage(change, model, id);
    }
    [[nodiscard]] std::string success(const std::string& id) const override {
        return "detaching " + id;
    }
    [[nodiscard]] std::string failure(const std::string& id) const override {
        return "failed to detach " + id;
    }

    bool force_ = false;
};

} // namespace

extern const Verb detach_storage_verb;
constinit const Verb detach_storage_verb = {
    .text = {.name = "detach-storage",
             .synopsis = "[options] <storage> ...",
             .summary = "have units let go of storage",
             .details =
                 R"~(The unit runs the storage's detaching hook; then the storage is attached to
nothing, and what is in it stays. Storage that the charm cannot do without is not detached while its
unit goes on.)~",
             .examples = R"~(    hookbox detach-storage data/1)~"},
    .make = make_verb<DetachStorage>,
};

} // namespace hookbox
