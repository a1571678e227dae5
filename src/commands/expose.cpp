#include "base/address.hpp"
#include "base/comma-list.hpp"
#include "base/error.hpp"
#include "commands/application-verb.hpp"

namespace hookbox {
namespace {

/// The only space of a model on its machines.
constexpr std::string_view only_space = "alpha";

class Expose final : public ApplicationVerb {
  public:
    void declare(Options& options) override {
        options.text(endpoints_, "endpoints", "<name>[,<name>...]", "these endpoints alone");
        options.text(spaces_, "to-spaces", "<space>[,<space>...]", "to those within these spaces");
        options.text(subnets_, "to-cidrs", "<subnet>[,<subnet>...]",
                     "to those within these subnets");
        ApplicationVerb::declare(options);
    }

    void check(Words words) override {
        ApplicationVerb::check(std::move(words));
        exposure_ = {split_commas(spaces_), split_commas(subnets_)};
        for (const std::string& subnet : exposure_.subnets)
            if (!is_subnet(subnet))
                throw UsageError("invalid CIDR \"" + subnet + "\"");
        if (exposure_ == Exposure{})
            exposure_.subnets = {"0.0.0.0/0", "::/0"};
    }

  private:
    void update(Change& change, const Model& model, Application application) const override {
        const CharmMetadata charm = require_charm(model, application.charm_url).metadata;
        for (const std::string& space : exposure_.spaces)
            if (space != only_space)
                throw NotFound("space \"" + space + "\" not found");
        std::vector<std::string> endpoints = split_commas(endpoints_);
        if (endpoints.empty())
            endpoints = {""};
        for (const std::string& endpoint : endpoints) {
            if (!endpoint.empty() && endpoint != juju_info_endpoint().name &&
                !charm.endpoints.contains(endpoint))
                throw NotFound("endpoint \"" + endpoint + "\" not found");
            application.exposures[endpoint] = exposure_;
        }
        application.exposed = true;
        put_application(change, model, application);
    }

    std::string endpoints_, spaces_, subnets_;
    Exposure exposure_;
};

} // namespace

extern const Verb expose_verb;
constinit const Verb expose_verb = {
    .text = {.name = "expose",
             .synopsis = "[options] <application>",
             .summary = "make an application's open ports reachable from outside",
             .details =
                 R"~(All of its endpoints, or those named by --endpoints; to everybody unless
--to-spaces or --to-cidrs say whom. Exposing an endpoint again replaces what was said about it.)~",
             .examples = R"~(    hookbox expose webapp
    hookbox expose webapp --endpoints website --to-cidrs 10.0.0.0/8)~"},
    .make = make_verb<Expose>,
};

} // namespace hookbox
