#include "base/error.hpp"
#include "base/quote.hpp"
#include "model/names.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

class StorageGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        output_.declare(options);
        options.value("s", "ID", "the storage, as data/0", "the hook's",
                      [this](const std::string& id) { take(id); });
    }

    void check(Words words) override {
        if (storage_ == nullptr) {
            const std::string& of_hook = context().info().storage;
            if (!context().storage().contains(of_hook))
                throw UsageError("no storage instance specified");
            take(of_hook);
        }
        key_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        io.print(output_, format_value(answer(), output_.format));
        return 0;
    }

  private:
    void take(const std::string& id) {
        if (!is_storage_id(id))
            throw UsageError("invalid storage ID " + go_quoted(id));
        const auto& attached = context().storage();
        const auto found = attached.find(id);
        if (found == attached.end())
            throw UsageError("storage attachment " + id + ":" + context().unit() + " not found");
        storage_ = &found->second;
    }

    [[nodiscard]] Value answer() const {
        if (key_.empty())
            return Value::Map{{"kind", storage_->kind}, {"location", storage_->location}};
        if (key_ == "kind")
            return storage_->kind;
        if (key_ == "location")
            return storage_->location;
        throw Error("invalid storage attribute " + go_quoted(key_));
    }

    Output output_;
    const Storage* storage_ = nullptr;
    std::string key_;
};

} // namespace

extern const Tool storage_get_tool;
constinit const Tool storage_get_tool = {
    .text = {.name = "storage-get",
             .synopsis = "[options] [<key>]",
             .summary = "print where storage of the unit is, and of what kind",
             .details = R"~(The keys are kind (filesystem or block) and location; without one both
are printed as a map. In the storage's own hooks it need not be named.)~",
             .examples = R"~(    storage-get location
    storage-get -s data/1 --format=json)~"},
    .make = make_tool<StorageGet>,
    .relation_default = true,
};

} // namespace hookbox
