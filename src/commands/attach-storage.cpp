#include "base/error.hpp"
#include "base/quote.hpp"
#include "commands/storage-verb.hpp"
#include "model/names.hpp"
#include "model/storage-change.hpp"

namespace hookbox {
namespace {

class AttachStorage final : public StorageChangeVerb {
  public:
    void check(Words words) override {
        unit_ = take_word(words);
        if (words.empty())
            throw UsageError("attach-storage requires a unit ID and at least one storage ID");
        ids_ = std::move(words);
    }

  private:
    void check_names() const override {
        if (!is_unit_name(unit_))
            throw Error("unit ID " + go_quoted(unit_) + " not valid");
        require_storage_ids(ids_);
    }
    void update(Change& change, const Model& model, const std::string& id) const override {
        attach_storage(change, model, id, unit_);
    }
    [[nodiscard]] std::string success(const std::string& id) const override {
        return "attaching " + id + " to " + unit_;
    }
    [[nodiscard]] std::string failure(const std::string& id) const override {
        return "failed to attach " + id + " to " + unit_;
    }

    std::string unit_;
};

} // namespace

extern const Verb attach_storage_verb;
constinit const Verb attach_storage_verb = {
    .text = {.name = "attach-storage",
             .synopsis = "[options] <unit> <storage> ...",
             .summary = "attach storage that is detached to a unit",
             .details =
                 R"~(With what is in it. The unit's charm must declare storage of that name and
have room for it.)~",
             .examples = R"~(    hookbox attach-storage mysql/1 data/0)~"},
    .make = make_verb<AttachStorage>,
};

} // namespace hookbox
