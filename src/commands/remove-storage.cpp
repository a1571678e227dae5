#include "agent/home.hpp"
#include "agent/storage-files.hpp"
#include "base/error.hpp"
#include "commands/storage-verb.hpp"
#include "model/storage-change.hpp"

#include <algorithm>
#include <cstdio>

namespace hookbox {
namespace {

class RemoveStorage final : public StorageChangeVerb {
  public:
    void declare(Options& options) override {
        options.flag(end_.force, "force", "detach it first, where it is attached");
        options.flag(end_.keep_files, "no-destroy", "forget it, but leave its files");
        StorageChangeVerb::declare(options);
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("remove-storage requires at least one storage ID");
        ids_ = std::move(words);
    }

  private:
    void update(Change& change, const Model& model, const std::string& id) const override {
        end_storage(change, model, id, end_);
    }
    [[nodiscard]] std::string success(const std::string& id) const override {
        return "removing " + id;
    }
    [[nodiscard]] std::string failure(const std::string& id) const override {
        return "failed to remove " + id;
    }

    void conclude(const Model& model, const std::vector<std::string>& errors) const override {
        discard_storage(Home(), model);
        if (std::ranges::any_of(errors, [](const std::string& error) {
                return error.ends_with(": storage is attached");
            }))
            std::fputs(R"~(
Use the --force option to remove attached storage, or use
"juju detach-storage" to explicitly detach the storage
before removing.
)~",
                       stderr);
    }

    StorageEnd end_;
};

} // namespace

extern const Verb remove_storage_verb;
constinit const Verb remove_storage_verb = {
    .text = {.name = "remove-storage",
             .synopsis = "[options] <storage> ...",
             .summary = "remove storage with what is in it",
             .details =
                 R"~(With --force the unit that has it runs the storage's detaching hook first; what
its charm cannot do without stays even so. With --no-destroy the files are left below the home, in
storage/<name>/<number>.)~",
             .examples = R"~(    hookbox remove-storage data/0
    hookbox remove-storage data/1 --force)~"},
    .make = make_verb<RemoveStorage>,
};

} // namespace hookbox
