#include "commands/simulate/run-choice.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/quote.hpp"
#include "charm/json-schema.hpp"
#include "commands/simulate/hook-subject.hpp"
#include "hook/delivered.hpp"

#include <set>

namespace hookbox {
namespace {

/// "wordpress/0-db-relation-changed-4567" → "db-relation-changed".
std::string hook_in(const std::string& context_id) {
    const auto start = context_id.find('-', context_id.find('/'));
    const auto end = context_id.rfind('-');
    if (start == std::string::npos || end <= start)
        return "run-commands";
    return context_id.substr(start + 1, end - start - 1);
}

/// Maps in maps, too, are joined.
void add_over(Value::Map& map, const Value::Map& over) {
    for (const auto& [key, value] : over) {
        Value& place = map[key];
        if (auto* below = place.get_if<Value::Map>(); below != nullptr && value.is<Value::Map>())
            add_over(*below, value.map());
        else
            place = value;
    }
}

class Chooser {
  public:
    Chooser(const StateNode& root, const RunRequest& request)
        : root_(root), hook_(root["hook"]), request_(request) {}

    RunInfo choose(const std::string& unit, const std::vector<StatedRelation>& relations,
                   const Charm* charm) {
        hook_.allow({"name", "relation_id", "remote_unit", "remote_app", "departing_unit",
                     "storage", "secret", "secret_revision"});
        root_["action"].allow({"name", "params"});
        info_.unit = unit;
        name_run(charm);
        choose_subject(info_, root_, request_, relations, charm);
        info_.restricted = root_["restricted"].flag();
        return std::move(info_);
    }

  private:
    void name_run(const Charm* charm) {
        const bool asked = !request_.hook.empty() || !request_.action.empty();
        info_.id = asked ? "" : root_["context_id"].text();
        const std::string implied = hook_["name"].text(hook_in(info_.id));
        if (!request_.action.empty() || (request_.hook.empty() && !root_["action"].is_null())) {
            info_.name =
                request_.action.empty() ? root_["action"]["name"].text(implied) : request_.action;
            info_.action_parameters = parameters(charm);
        } else {
            info_.name = request_.hook.empty() ? implied : request_.hook;
        }
        if (charm != nullptr && !named_hook(root_, request_).empty())
            require_hook(*charm);
        if (info_.id.empty())
            info_.id = info_.unit + "-" + info_.name + "-" + random_hex(16);
    }

    [[nodiscard]] Value parameters(const Charm* charm) const {
        const Value& given = root_["action"]["params"].value();
        const bool declared = charm != nullptr && !charm->actions.empty();
        if (request_.parameters.empty() && !declared)
            return given;
        if (!given.is_null() && !given.is<Value::Map>())
            root_["action"]["params"].fail("expected map, got " + std::string(kind_name(given)));
        Value::Map all = given.map();
        add_over(all, request_.parameters);
        return declared ? as_delivered(fitting(*charm, std::move(all))) : all;
    }

    /// As an operator's are before they reach a unit.
    [[nodiscard]] Value::Map fitting(const Charm& charm, Value::Map parameters) const {
        const auto spec = charm.actions.find(info_.name);
        if (spec == charm.actions.end()) {
            std::vector<std::string_view> known;
            for (const auto& [name, action] : charm.actions)
                known.emplace_back(name);
            throw Error("charm " + go_quoted(charm.metadata.name) + " has no action " +
                        go_quoted(info_.name) + "; " + hint(info_.name, known));
        }
        check_parameters(spec->second, parameters);
        return with_schema_defaults(spec->second.schema, std::move(parameters));
    }

    void require_hook(const Charm& charm) const {
        const std::set<std::string> hooks = implied_hooks(charm.metadata);
        if (hooks.contains(info_.name))
            return;
        const std::string reason = "charm " + go_quoted(charm.metadata.name) + " has no hook " +
                                   go_quoted(info_.name) + "; " +
                                   hint(info_.name, {hooks.begin(), hooks.end()});
        if (request_.hook.empty())
            hook_["name"].fail(reason);
        throw Error(reason);
    }

    const StateNode& root_;
    StateNode hook_;
    const RunRequest& request_;
    RunInfo info_;
};

} // namespace

RunInfo choose_run(const StateNode& root, const RunRequest& request, const std::string& unit,
                   const std::vector<StatedRelation>& relations, const Charm* charm) {
    return Chooser(root, request).choose(unit, relations, charm);
}

} // namespace hookbox
