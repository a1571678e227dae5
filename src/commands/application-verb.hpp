// A verb that changes one application: `<verb> [options] <application>`.
#pragma once

#include "agent/autostart.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"

#include <string>

namespace hookbox {

class ApplicationVerb : public VerbBody {
  public:
    /// Both are to be called by what overrides them.
    void declare(Options& options) override;
    void check(Words words) override;
    int run() final;

  protected:
    /// Puts what is to change of `application`, just read, into `change`. Called again after a
    /// Conflict. Throws Error.
    virtual void update(Change& change, const Model& model, Application application) const = 0;

  private:
    AgentStart agent_;
    std::string application_;
};

} // namespace hookbox
