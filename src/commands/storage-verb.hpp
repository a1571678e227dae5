// What the verbs that change storage have in common: each of several ids is taken for itself, and
// one that fails does not keep the others from it.
#pragma once

#include "agent/autostart.hpp"
#include "commands/verb.hpp"
#include "model/model.hpp"

#include <functional>
#include <string>
#include <vector>

namespace hookbox {

class StorageChangeVerb : public VerbBody {
  public:
    /// To be called by what overrides it.
    void declare(Options& options) override { agent_.declare(options); }
    int run() final;

  protected:
    /// The first step of run(). Throws Error with Juju's words for an id that is none.
    virtual void check_names() const;
    /// Puts what is to change about `id`. Called again after a Conflict.
    virtual void update(Change& change, const Model& model, const std::string& id) const = 0;
    /// What is told about it: "detaching data/0", and where it failed "failed to detach data/0".
    [[nodiscard]] virtual std::string success(const std::string& id) const = 0;
    [[nodiscard]] virtual std::string failure(const std::string& id) const = 0;
    /// After all of them, with the texts of those that failed.
    virtual void conclude(const Model& model, const std::vector<std::string>& errors) const;

    std::vector<std::string> ids_;

  private:
    AgentStart agent_;
};

/// Throws Error `storage ID "x" not valid` unless all are.
void require_storage_ids(const std::vector<std::string>& ids);

} // namespace hookbox
