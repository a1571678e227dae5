#include "base/error.hpp"
#include "commands/secret-verb.hpp"

namespace hookbox {
namespace {

class RevokeSecret final : public SecretAccessVerb {
    void update(Change& change, const Model& model, const SealingKey&,
                Secret secret) const override {
        for (const std::string& application : applications_)
            secret.grants.erase(application);
        put_secret(change, model, secret);
    }
};

} // namespace

extern const Verb revoke_secret_verb;
constinit const Verb revoke_secret_verb = {
    .text = {.name = "revoke-secret",
             .synopsis = "[options] <ID>|<name> <application>[,<application>...]",
             .summary = "let applications read a secret of the model no longer",
             .details = R"~(What their units have read already they may of course have kept.)~",
             .examples = R"~(    hookbox revoke-secret db-password webapp)~"},
    .make = make_verb<RevokeSecret>,
};

} // namespace hookbox
