#include "agent/autostart.hpp"
#include "agent/home.hpp"
#include "base/error.hpp"
#include "charm/bundle.hpp"
#include "commands/config-input.hpp"
#include "commands/machine-base.hpp"
#include "commands/resource-input.hpp"
#include "commands/storage-option.hpp"
#include "commands/verb.hpp"
#include "model/application.hpp"
#include "model/integration.hpp"
#include "model/names.hpp"
#include "model/resource.hpp"
#include "model/status.hpp"
#include "model/storage-change.hpp"
#include "model/storage-directives.hpp"
#include "model/unit.hpp"

#include <cstdio>

namespace hookbox {
namespace {

class Deploy final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.list(config_, "config", "<key>=<value> | <file>",
                     "set an option, or all those in a YAML file");
        options.integer(units_, "n,num-units", "<number>", "how many units to start with");
        options.flag(trust_, "trust", "let the charm ask for credentials");
        declare_storage(options, storage_);
        attach_.declare(options);
        declare_resources(options, resources_);
        agent_.declare(options);
    }

    void check(Words words) override {
        if (units_ < 1)
            throw UsageError("--num-units must be a positive integer");
        attach_.check(units_);
        charm_ = take_word(words);
        if (charm_.empty())
            throw UsageError("no charm specified");
        name_ = take_word(words);
        if (!name_.empty() && !is_application_name(name_))
            throw UsageError("invalid application name \"" + name_ + "\"");
        refuse_surplus(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        ConfigInput input;
        const PackedCharm packed = pack_charm(charm_, home.charms(), [&](const Charm& charm) {
            if (name_.empty())
                name_ = charm.metadata.name;
            refuse_existing(model);
            if (charm.metadata.subordinate && units_ != 1)
                throw Error("cannot use --num-units or --to with subordinate application");
            input = read_input(charm.config);
            (void)directives_for(charm.metadata);
            check_locations(home, charm.metadata);
            check_resources(charm.metadata, resources_);
        });
        std::map<std::string, Fingerprint> contents;
        for (const auto& [name, value] : resources_)
            contents[name] = take_resource(home, packed.charm.metadata.resources.at(name), value);
        for (const std::string& warning : packed.warnings)
            std::fprintf(stderr, "WARNING %s\n", warning.c_str());
        std::string what;
        commit_with_retry(model, [&](Change& change) {
            refuse_existing(model);
            what = add(change, model, packed, input);
            for (const auto& [name, content] : contents)
                put_resource(change, model, name_, name, {content, model.now()});
        });
        std::fprintf(stderr, "Located %s\n", what.c_str());
        std::fprintf(stderr, "Deploying \"%s\" from %s on %s/stable\n", name_.c_str(), what.c_str(),
                     machine_base().c_str());
        agent_.ensure(home);
        return 0;
    }

  private:
    void refuse_existing(const Model& model) const {
        if (find_application(model, name_))
            throw Error("cannot add application \"" + name_ + "\": application already exists");
    }

    [[nodiscard]] StorageDirectives directives_for(const CharmMetadata& charm) const {
        try {
            return complete_directives(storage_, charm);
        } catch (const Error& error) {
            throw Error("cannot add application \"" + name_ + "\": " + error.what());
        }
    }

    [[nodiscard]] ConfigInput read_input(const ConfigSchema& schema) const {
        ConfigInput input;
        if (trust_)
            input.trust = true;
        add_config_words(input, schema, name_, config_);
        std::erase_if(input.values, [](const auto& item) { return item.second.is_null(); });
        return input;
    }

    /// Puts everything into one commit; gives the charm as messages name it.
    std::string add(Change& change, const Model& model, const PackedCharm& packed,
                    const ConfigInput& input) const {
        const CharmRecord record = add_charm(change, model, packed.charm, packed.sha256);
        Application application{.name = name_, .charm_url = record.url(), .version = {}};
        application.trust = input.trust.value_or(false);
        put_application(change, model, application);
        if (!input.values.empty())
            put_config_set_by_user(change, model, name_, input.values);
        add_peer_relations(change, model, name_, record.metadata);
        const StorageDirectives directives = directives_for(record.metadata);
        put_storage_directives(change, model, name_, directives);
        const std::int64_t units = record.metadata.subordinate ? 0 : units_;
        for (std::int64_t i = 0; i < units; ++i)
            add_initial_storage(change, model, add_unit(change, model, name_), record.metadata,
                                directives, attach_.ids());
        return "local charm \"" + record.name + "\", revision " + std::to_string(record.revision);
    }

    AgentStart agent_;
    std::string charm_, name_;
    std::vector<std::string> config_;
    StorageDirectives storage_;
    AttachStorageOption attach_;
    ResourceValues resources_;
    std::int64_t units_ = 1;
    bool trust_ = false;
};

} // namespace

extern const Verb deploy_verb;
constinit const Verb deploy_verb = {
    .text = {.name = "deploy",
             .synopsis = "[options] <charm> [<application>]",
             .summary = "deploy a charm from a directory or an archive",
             .details =
                 R"~(Packs the charm, adds an application of the charm's name or the one given,
and starts its units. <charm> is a .charm file or a directory with metadata.yaml and hooks/ or
dispatch; of a source tree that has charmcraft.yaml in their place, these files are made as far as
they are missing, so that src/charm.py runs with PYTHONPATH=lib:venv. Of a directory, what
.jujuignore names is left out, and so are directories of version control. Later changes of the
directory or file have no effect on what was deployed.

Storage that the charm declares is made with each unit, at least as much of it as the charm needs.
Its place is below the home unless the charm names another; see storage.

Where --config names a file, it is YAML with the options below the application's name. A value
that begins with @ is read from the file named after it.)~",
             .examples = R"~(    hookbox deploy ./database
    hookbox deploy ./webapp front -n 2 --config title=Hello)~"},
    .make = make_verb<Deploy>,
};

} // namespace hookbox
