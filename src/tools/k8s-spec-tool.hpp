// The bodies behind k8s-spec-*, their older names pod-spec-*, and k8s-raw-set.
#pragma once

#include "tools/tool.hpp"

#include <string>

namespace hookbox {

/// Where a spec's text comes from.
class SpecFile {
  public:
    void declare(Options& options);
    /// Throws Error where that is nothing; `what` is "k8s spec" or "k8s raw spec".
    [[nodiscard]] std::string read(const ToolIo& io, const std::string& what) const;

  private:
    std::string path_ = "-";
};

class K8sSpecGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;
    int run(ToolIo& io) override;
};

class K8sSpecSet final : public ToolBody {
  public:
    using ToolBody::ToolBody;
    void declare(Options& options) override;
    int run(ToolIo& io) override;

  private:
    SpecFile file_;
    std::string resources_;
};

} // namespace hookbox
