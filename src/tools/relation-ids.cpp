#include "base/error.hpp"
#include "tools/tool.hpp"

#include <algorithm>

namespace hookbox {
namespace {

class RelationIds final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare(options); }

    void check(Words words) override {
        if (!words.empty())
            endpoint_ = take_word(words);
        else if (const RelationView* relation = relation_of_hook())
            endpoint_ = relation->endpoint();
        else
            throw UsageError(juju1() ? "no relation name specified" : "no endpoint name specified");
        refuse_surplus(words);
    }

    int run(ToolIo& io) override {
        std::vector<std::string> ids;
        for (const int id : context().relations(!juju1()))
            if (const RelationView* relation = context().relation(id);
                relation != nullptr && relation->endpoint() == endpoint_)
                ids.push_back(relation->fake_id());
        std::sort(ids.begin(), ids.end());
        io.print(output_, format_list(ids, output_.format));
        return 0;
    }

  private:
    [[nodiscard]] const RelationView* relation_of_hook() const {
        const std::optional<int> id = context().info().relation;
        return id ? context().relation(*id) : nullptr;
    }

    Output output_;
    std::string endpoint_;
};

} // namespace

extern const Tool relation_ids_tool;
constinit const Tool relation_ids_tool = {
    .text = {.name = "relation-ids",
             .synopsis = "[options] [<name>]",
             .summary = "list the relations of an endpoint",
             .details = R"~(One id a line. In the hooks of a relation its own endpoint is the
default. Relations that are coming to an end without any remote unit left
are not listed.)~",
             .examples =
                 R"~(    for id in $(relation-ids db); do relation-set -r "$id" ready=yes; done)~"},
    .make = make_tool<RelationIds>,
    .relation_default = true,
    .juju1 = true,
    .synopsis_in = [](const RunInfo& run) -> std::string_view {
        return run.relation ? "[options] [<name>]" : "[options] <name>";
    },
};

} // namespace hookbox
