#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "charm/bundle.hpp"
#include "commands/config-input.hpp"
#include "commands/resource-input.hpp"
#include "commands/storage-option.hpp"
#include "commands/verb.hpp"
#include "model/charm-change.hpp"
#include "model/names.hpp"
#include "model/resource.hpp"

#include <cstdio>

namespace hookbox {
namespace {

class Refresh final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.text(path_, "path", "<charm>", "the charm's new directory or archive");
        options.text(switch_, "switch", "<charm>", "the same, of a charm of another name");
        options.list(config_, "config", "<key>=<value> | <file>",
                     "set an option, or all those in a YAML file");
        declare_resources(options, resources_);
        declare_storage(options, storage_);
        options.flag(force_, "force-units", "let units in error take up the charm, too");
        agent_.declare(options);
    }

    void check(Words words) override {
        application_ = take_word(words);
        if (application_.empty())
            throw UsageError("no application specified");
        if (!is_application_name(application_))
            throw UsageError("invalid application name \"" + application_ + "\"");
        refuse_surplus(words);
        if (!path_.empty() && !switch_.empty())
            throw UsageError("--switch and --path are mutually exclusive");
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        (void)require_application(model, application_);
        const std::string& source = path_.empty() ? switch_ : path_;
        if (source.empty())
            throw Error("refreshing a local charm requires either --path or --switch");
        const PackedCharm packed = pack_charm(source, home.charms(), [&](const Charm& charm) {
            (void)check_charm(model, charm);
            check_locations(home, charm.metadata);
            check_resources(charm.metadata, resources_);
        });
        std::map<std::string, Fingerprint> contents;
        for (const auto& [name, value] : resources_)
            contents[name] = take_resource(home, packed.charm.metadata.resources.at(name), value);
        for (const std::string& warning : packed.warnings)
            std::fprintf(stderr, "WARNING %s\n", warning.c_str());
        CharmRecord record;
        commit_with_retry(model, [&](Change& change) {
            const ConfigInput input = check_charm(model, packed.charm);
            record = add_charm_revision(change, model, packed.charm, packed.sha256);
            Application application = require_application(model, application_);
            application.trust = input.trust.value_or(application.trust);
            put_charm_change(change, model, application, record, input.values, force_, storage_);
            for (const auto& [name, content] : contents)
                put_resource(change, model, application_, name, {content, model.now()});
        });
        std::fprintf(stderr, "Added local charm \"%s\", revision %d, to the model\n",
                     record.name.c_str(), record.revision);
        agent_.ensure(home);
        return 0;
    }

  private:
    /// Gives what the operator sets with it, in the charm's types.
    [[nodiscard]] ConfigInput check_charm(const Model& model, const Charm& charm) const {
        const Application application = require_application(model, application_);
        const std::string name = require_charm(model, application.charm_url).name;
        if (switch_.empty() && charm.metadata.name != name)
            throw Error("cannot refresh \"" + name + "\" to \"" + charm.metadata.name + "\"");
        ConfigInput input;
        add_config_words(input, charm.config, application_, config_);
        return input;
    }

    AgentStart agent_;
    std::string application_, path_, switch_;
    std::vector<std::string> config_;
    ResourceValues resources_;
    StorageDirectives storage_;
    bool force_ = false;
};

} // namespace

extern const Verb refresh_verb;
constinit const Verb refresh_verb = {
    .text = {.name = "refresh",
             .synopsis = "[options] <application>",
             .summary = "give an application another revision of its charm",
             .details = R"~(Packs the charm, and has every unit put its files in place of those it
has. Files of the former charm that are not in the new one are removed; what hooks have written
stays. Then the units run upgrade-charm and config-changed.

A unit whose hook has failed waits until that is resolved. With --force-units it takes up the
files at once and stays at the failed hook, which is then run with the new code.

A charm without an endpoint that the application has a relation on is refused. Options that the
new charm does not know are forgotten. --config is as in deploy.)~",
             .examples = R"~(    hookbox refresh webapp --path ./webapp
    hookbox refresh webapp --path ./webapp --force-units)~"},
    .make = make_verb<Refresh>,
    .aliases = "upgrade-charm",
};

} // namespace hookbox
