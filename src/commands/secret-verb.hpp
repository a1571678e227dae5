// What the verbs about secrets have in common. The operator's own secrets belong to the model and
// are called by name or by id; those of charms are theirs to change.
#pragma once

#include "agent/autostart.hpp"
#include "commands/verb.hpp"
#include "model/secret.hpp"

#include <string>

namespace hookbox {

/// By id, URI or, for the model's, name. Throws NotFound `secret "x" not found`.
Secret require_secret(const Model& model, const std::string& name);

/// A change of one secret of the model: `<verb> [options] <ID>|<name> …`.
class SecretVerb : public VerbBody {
  public:
    /// To be called by what overrides it.
    void declare(Options& options) override { agent_.declare(options); }
    int run() final;

  protected:
    /// The first step of check(). Throws UsageError.
    void take_name(Words& words);
    /// Puts what is to change, the secret itself included. Called again after a Conflict.
    virtual void update(Change& change, const Model& model, const SealingKey& key,
                        Secret secret) const = 0;

  private:
    AgentStart agent_;
    std::string name_;
};

/// A SecretVerb about some applications: `<verb> <ID>|<name> <application>[,<application>...]`.
class SecretAccessVerb : public SecretVerb {
  public:
    void check(Words words) override;

  protected:
    std::vector<std::string> applications_;
};

} // namespace hookbox
