#include "base/error.hpp"
#include "commands/secret-verb.hpp"
#include "model/application.hpp"

namespace hookbox {
namespace {

class GrantSecret final : public SecretAccessVerb {
    void update(Change& change, const Model& model, const SealingKey&,
                Secret secret) const override {
        for (const std::string& application : applications_) {
            require_application(model, application);
            model.pin(change, "applications/" + application);
            secret.grants[application] = -1;
        }
        put_secret(change, model, secret);
    }
};

} // namespace

extern const Verb grant_secret_verb;
constinit const Verb grant_secret_verb = {
    .text = {.name = "grant-secret",
             .synopsis = "[options] <ID>|<name> <application>[,<application>...]",
             .summary = "let applications read a secret of the model",
             .details = R"~(All their units may, now and later, until revoke-secret.)~",
             .examples = R"~(    hookbox grant-secret db-password webapp,worker)~"},
    .make = make_verb<GrantSecret>,
};

} // namespace hookbox
