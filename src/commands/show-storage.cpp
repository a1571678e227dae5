#include "agent/home.hpp"
#include "base/error.hpp"
#include "commands/storage-report.hpp"
#include "commands/verb.hpp"
#include "model/names.hpp"

namespace hookbox {
namespace {

class ShowStorage final : public VerbBody {
  public:
    void declare(Options& options) override { output_.declare_structured(options); }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("must specify storage ID(s)");
        ids_ = std::move(words);
    }

    int run() override {
        for (const std::string& id : ids_)
            if (!is_storage_id(id))
                throw Error("invalid storage ID " + id);
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        Value::Map map;
        std::string missing;
        for (const std::string& id : ids_) {
            if (auto instance = find_storage_instance(model, id))
                map[id] = storage_value(read_storage_report(model, std::move(*instance)));
            else
                missing +=
                    (missing.empty() ? "" : "\n") + ("storage instance \"" + id) + "\" not found";
        }
        if (!missing.empty())
            throw NotFound(missing);
        print_output(output_, format_value(map, output_.format));
        return 0;
    }

  private:
    Output output_;
    std::vector<std::string> ids_;
};

} // namespace

extern const Verb show_storage_verb;
constinit const Verb show_storage_verb = {
    .text = {.name = "show-storage",
             .synopsis = "[options] <storage> ...",
             .summary = "print what is known about storage",
             .details = R"~(The ids are those that storage lists.)~",
             .examples = R"~(    hookbox show-storage data/0
    hookbox show-storage data/0 cache/1 --format json)~"},
    .make = make_verb<ShowStorage>,
};

} // namespace hookbox
