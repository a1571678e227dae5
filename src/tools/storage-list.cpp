#include "tools/tool.hpp"

namespace hookbox {
namespace {

class StorageList final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare(options); }

    void check(Words words) override {
        name_ = take_word(words);
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        std::vector<std::string> ids;
        for (const auto& [id, storage] : context().storage())
            if (name_.empty() || id.substr(0, id.find('/')) == name_)
                ids.push_back(id);
        io.print(output_, format_list(ids, output_.format));
        return 0;
    }

  private:
    Output output_;
    std::string name_;
};

} // namespace

extern const Tool storage_list_tool;
constinit const Tool storage_list_tool = {
    .text = {.name = "storage-list",
             .synopsis = "[options] [<storage-name>]",
             .summary = "list the storage attached to the unit",
             .details = R"~(Prints ids, of one name or of all.)~",
             .examples =
                 R"~(    for id in $(storage-list data); do storage-get -s "$id" location; done)~"},
    .make = make_tool<StorageList>,
};

} // namespace hookbox
