#include "agent/home.hpp"
#include "base/error.hpp"
#include "cli/table.hpp"
#include "commands/local-time.hpp"
#include "commands/secret-value.hpp"
#include "commands/table-format.hpp"
#include "commands/verb.hpp"

#include <algorithm>

namespace hookbox {
namespace {

class Secrets final : public VerbBody {
  public:
    void declare(Options& options) override {
        format_.declare(options, "how to print them");
        options.text(owner_, "owner", "<owner>", "those of this application or unit alone");
        options.flag(revisions_, "revisions", "what is known about each revision, too");
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        std::vector<Secret> secrets = all_secrets(model);
        if (!owner_.empty())
            std::erase_if(secrets, [&](const Secret& secret) {
                return secret.owner.name != owner_ &&
                       secret_subject_tag(secret.owner.name) != owner_;
            });
        print_output(format_.output,
                     format_.tabular() ? tabular(std::move(secrets)) : structured(model, secrets));
        return 0;
    }

  private:
    static std::string tabular(std::vector<Secret> secrets) {
        std::ranges::stable_sort(secrets, [](const Secret& left, const Secret& right) {
            return secret_owner_text(left) < secret_owner_text(right);
        });
        Table table(
            {{"ID"}, {"Name"}, {"Owner"}, {"Rotation"}, {"Revision", true}, {"Last updated"}});
        for (const Secret& secret : secrets) {
            const bool named =
                secret.owner.kind == SecretOwner::Kind::model && !secret.label.empty();
            table.add({secret.id, named ? secret.label : "-", secret_owner_text(secret),
                       std::string(rotation_name(secret.rotation)), std::to_string(secret.latest),
                       local_time(secret.updated, "%Y-%m-%d %H:%M:%S")});
        }
        return table.text();
    }

    [[nodiscard]] std::string structured(const Model& model,
                                         const std::vector<Secret>& secrets) const {
        Value::Map map;
        for (const Secret& secret : secrets)
            map.emplace(secret.id, secret_value(model, secret, {.revisions = revisions_}));
        return format_.text(map);
    }

    TableFormat format_;
    std::string owner_;
    bool revisions_ = false;
};

} // namespace

extern const Verb secrets_verb;
constinit const Verb secrets_verb = {
    .text = {.name = "secrets",
             .synopsis = "[options]",
             .summary = "list the secrets of the model and of its charms",
             .details = R"~(Never with their contents, which show-secret --reveal prints.)~",
             .examples = R"~(    hookbox secrets
    hookbox secrets --owner webapp --format yaml)~"},
    .make = make_verb<Secrets>,
    .aliases = "list-secrets",
};

} // namespace hookbox
