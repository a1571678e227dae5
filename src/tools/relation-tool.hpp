// The base of tools about one relation: -r/--relation, in whose absence the hook's relation holds.
#pragma once

#include "tools/tool.hpp"

namespace hookbox {

class RelationTool : public ToolBody {
  public:
    using ToolBody::ToolBody;

  protected:
    void declare_relation(Options& options);
    /// The first step of check(); throws UsageError when neither option nor hook names one.
    void require_relation();
    [[nodiscard]] RelationView& relation() const { return *relation_; }
    /// What option or hook names, if anything.
    [[nodiscard]] std::optional<int> relation_id() const;
    /// Throws Error `cannot determine leadership status: …`.
    [[nodiscard]] bool leads() const;

  private:
    RelationView* relation_ = nullptr;
};

} // namespace hookbox
