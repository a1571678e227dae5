#include "tools/relation-tool.hpp"

#include "base/error.hpp"
#include "model/names.hpp"

namespace hookbox {

void RelationTool::declare_relation(Options& options) {
    options.value(juju1() ? "r" : "r,relation", "ID", "the relation, as db:3 or 3", "the hook's",
                  [this](const std::string& text) {
                      const std::optional<int> id = parse_relation_id(text);
                      if (!id)
                          throw UsageError("invalid relation id");
                      relation_ = context().relation(*id);
                      if (relation_ == nullptr)
                          throw UsageError(juju1() ? "unknown relation id" : "relation not found");
                  });
}

void RelationTool::require_relation() {
    if (relation_ != nullptr)
        return;
    if (const std::optional<int> id = context().info().relation)
        relation_ = context().relation(*id);
    if (relation_ == nullptr)
        throw UsageError("no relation id specified");
}

std::optional<int> RelationTool::relation_id() const {
    return relation_ == nullptr ? context().info().relation
                                : std::optional(relation_->relation().id);
}

bool RelationTool::leads() const {
    try {
        return context().is_leader();
    } catch (const Error& error) {
        throw Error(std::string("cannot determine leadership status: ") + error.what());
    }
}

} // namespace hookbox
