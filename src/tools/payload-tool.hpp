// What the payload tools share: their words are all needed, and not one too many.
#pragma once

#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {

class PayloadTool : public ToolBody {
  public:
    using ToolBody::ToolBody;

  protected:
    /// Throws UsageError when there are fewer than `count`.
    static void require_words(const Words& words, std::size_t count) {
        if (words.size() < count)
            throw UsageError("missing required arguments");
    }
};

} // namespace hookbox
