#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "commands/resource-input.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"
#include "model/names.hpp"
#include "model/resource.hpp"
#include "model/unit.hpp"

#include <tuple>

namespace hookbox {
namespace {

class AttachResource final : public VerbBody {
  public:
    void declare(Options& options) override { agent_.declare(options); }

    void check(Words words) override {
        application_ = take_word(words);
        if (application_.empty())
            throw UsageError("missing application name");
        if (words.empty())
            throw UsageError("no resource specified");
        if (!is_application_name(application_))
            throw UsageError("application " + go_quoted(application_) + " not valid");
        std::tie(name_, value_) = parse_resource_word(take_word(words));
        refuse_surplus(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        (void)require_application(model, application_);
        try {
            attach(home, model);
        } catch (const Error& error) {
            throw Error("failed to upload resource " + go_quoted(name_) + ": " + error.what());
        }
        if (!units_of(model, application_).empty())
            agent_.ensure(home);
        return 0;
    }

  private:
    void attach(const Home& home, const Model& model) const {
        const CharmResource declared = declared_in(model);
        const auto extension = [](const std::string& path) {
            return std::filesystem::path(path).extension().string();
        };
        if (declared.type == "file" && extension(value_) != extension(declared.filename))
            throw Error("incorrect extension on resource upload " + go_quoted(value_) +
                        ", expected " + go_quoted(extension(declared.filename)));
        const Fingerprint content = take_resource(home, declared, value_);
        commit_with_retry(model, [&](Change& change) {
            Application application = require_application(model, application_);
            const auto before = read_resources(model, application_);
            const auto known = before.find(name_);
            if (known == before.end() || known->second.content != content)
                ++application.charm_modified;
            put_application(change, model, application);
            put_resource(change, model, application_, name_, {content, model.now()});
        });
    }

    [[nodiscard]] CharmResource declared_in(const Model& model) const {
        const Application application = require_application(model, application_);
        const CharmMetadata charm = require_charm(model, application.charm_url).metadata;
        const auto found = charm.resources.find(name_);
        if (found == charm.resources.end())
            throw NotFound("resource " + go_quoted(application_ + "/" + name_) + " not found");
        return found->second;
    }

    AgentStart agent_;
    std::string application_, name_, value_;
};

} // namespace

extern const Verb attach_resource_verb;
constinit const Verb attach_resource_verb = {
    .text = {.name = "attach-resource",
             .synopsis = "[options] <application> <resource>=<file>",
             .summary = "give an application's charm another file",
             .details = R"~(A copy of the file is kept, so that it may be changed or removed
afterwards. The units run upgrade-charm and config-changed when the content is another one than
before, and get it by resource-get. Of an image it is told where it is, or the YAML or JSON file
that says so, with the keys registrypath, username and password.)~",
             .examples = R"~(    hookbox attach-resource webapp software=./software.tgz
    hookbox attach-resource webapp image=ubuntu:24.04)~"},
    .make = make_verb<AttachResource>,
};

} // namespace hookbox
