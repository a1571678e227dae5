#include "commands/simulate/run-choice.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/quote.hpp"
#include "charm/json-schema.hpp"
#include "hook/delivered.hpp"
#include "model/names.hpp"
#include "model/storage.hpp"

#include <algorithm>
#include <set>

namespace hookbox {
namespace {

constexpr std::string_view infix = "-relation-";

/// "wordpress/0-db-relation-changed-4567" → "db-relation-changed".
std::string hook_in(const std::string& context_id) {
    const auto start = context_id.find('-', context_id.find('/'));
    const auto end = context_id.rfind('-');
    if (start == std::string::npos || end <= start)
        return "run-commands";
    return context_id.substr(start + 1, end - start - 1);
}

/// A state knows a hook by its name alone.
std::optional<HookKind> kind_of(const std::string& name, bool in_relation) {
    const auto end = in_relation ? name.rfind(infix) : std::string::npos;
    return parse_hook_kind(end == std::string::npos ? name : name.substr(end + 1));
}

/// "db-relation-changed" → "db"; "" for what is no relation hook.
std::string endpoint_of(const std::string& hook) {
    const auto kind = kind_of(hook, true);
    return kind && is_relation_kind(*kind) ? hook.substr(0, hook.rfind(infix)) : "";
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
    Chooser(const StateNode& root, const RunRequest& request,
            const std::vector<StatedRelation>& relations)
        : root_(root), hook_(root["hook"]), request_(request), relations_(relations) {}

    RunInfo choose(const std::string& unit, const Charm* charm) {
        hook_.allow({"name", "relation_id", "remote_unit", "remote_app", "departing_unit",
                     "storage", "secret", "secret_revision"});
        root_["action"].allow({"name", "params"});
        info_.unit = unit;
        name_run(charm);
        choose_relation();
        info_.kind = kind_of(info_.name, info_.relation.has_value());
        choose_remote();
        choose_storage();
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
        if (charm != nullptr && !request_.hook.empty())
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
        throw Error("charm " + go_quoted(charm.metadata.name) + " has no hook " +
                    go_quoted(info_.name) + "; " + hint(info_.name, {hooks.begin(), hooks.end()}));
    }

    void choose_storage() {
        info_.storage = hook_["storage"].text();
        const std::size_t end = request_.hook.rfind("-storage-");
        if (!info_.storage.empty() || end == std::string::npos)
            return;
        std::string known;
        for (const auto& [id, node] : root_["storage"].entries())
            if (storage_name(id) == request_.hook.substr(0, end)) {
                info_.storage = id;
                known += (known.empty() ? "" : ", ") + id;
            }
        if (known.empty())
            throw Error("the state has no storage " + go_quoted(request_.hook.substr(0, end)));
        if (known != info_.storage)
            throw Error("hook " + go_quoted(request_.hook) +
                        " may be about several, please name one in the state, as storage under "
                        "hook (" +
                        known + ")");
    }

    [[nodiscard]] const StatedRelation* find(int id) const {
        const auto found = std::ranges::find_if(
            relations_, [id](const StatedRelation& stated) { return stated.relation.id == id; });
        return found == relations_.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::optional<int> stated_id() const {
        return hook_["relation_id"].is_null() ? std::nullopt
                                              : std::optional(hook_["relation_id"].number());
    }

    void choose_relation() {
        const std::string endpoint = request_.hook.empty() ? "" : endpoint_of(request_.hook);
        if (request_.relation) {
            chosen_ = find(*request_.relation);
            if (chosen_ == nullptr)
                throw Error("the state has no relation " + std::to_string(*request_.relation) +
                            listed(""));
            if (!endpoint.empty() && chosen_->endpoint != endpoint)
                throw Error("relation " + chosen_->fake_id() + " is none of hook " +
                            go_quoted(request_.hook) + listed(endpoint));
        } else if (!endpoint.empty()) {
            chosen_ = find_by(endpoint);
        } else if (request_.hook.empty()) {
            info_.relation = stated_id();
            info_.remote_unit = hook_["remote_unit"].text();
            info_.remote_application = hook_["remote_app"].text();
            return;
        }
        if (chosen_ == nullptr)
            return;
        info_.relation = chosen_->relation.id;
        info_.remote_application = chosen_->remote_application;
    }

    [[nodiscard]] const StatedRelation* find_by(const std::string& endpoint) const {
        if (const auto id = stated_id())
            if (const auto* stated = find(*id); stated != nullptr && stated->endpoint == endpoint)
                return stated;
        const StatedRelation* found = nullptr;
        for (const StatedRelation& stated : relations_)
            if (stated.endpoint == endpoint) {
                if (found != nullptr)
                    throw Error("hook " + go_quoted(request_.hook) +
                                " may be of several relations, please give --relation" +
                                listed(endpoint));
                found = &stated;
            }
        if (found == nullptr)
            throw Error("the state has no relation of endpoint " + go_quoted(endpoint) +
                        listed(""));
        return found;
    }

    /// " (db:1, cluster:0)", those of `endpoint` or all.
    [[nodiscard]] std::string listed(const std::string& endpoint) const {
        std::string text;
        for (const StatedRelation& stated : relations_)
            if (endpoint.empty() || stated.endpoint == endpoint)
                text.append(text.empty() ? " (" : ", ").append(stated.fake_id());
        return text.empty() ? text : text + ")";
    }

    void choose_remote() {
        if (request_.remote_unit) {
            info_.remote_unit = *request_.remote_unit;
            if (!info_.remote_unit.empty())
                require_remote();
            return;
        }
        const bool of_unit = info_.kind == HookKind::relation_joined ||
                             info_.kind == HookKind::relation_changed ||
                             info_.kind == HookKind::relation_departed;
        if (chosen_ == nullptr || !of_unit)
            return;
        if (const std::string stated = hook_["remote_unit"].text();
            !stated.empty() && stated_id() == chosen_->relation.id) {
            info_.remote_unit = stated;
        } else if (chosen_->members.size() == 1) {
            info_.remote_unit = chosen_->members.front();
        } else if (!chosen_->members.empty() || info_.kind != HookKind::relation_changed) {
            throw Error("no remote unit specified, please give --remote-unit" + members());
        }
    }

    void require_remote() {
        const StatedRelation* stated = info_.relation ? find(*info_.relation) : nullptr;
        if (stated == nullptr)
            throw Error("--remote-unit needs a relation, please give --relation" + listed(""));
        chosen_ = stated;
        const std::string& unit = info_.remote_unit;
        if (!is_unit_name(unit) || application_of(unit) != stated->remote_application)
            throw Error(go_quoted(unit) + " is no unit of application " +
                        go_quoted(stated->remote_application) + members());
        if (!stated->has(unit) && info_.kind != HookKind::relation_departed)
            throw Error("unit " + unit + " is not in relation " + stated->fake_id() + members());
        info_.remote_application = stated->remote_application;
    }

    [[nodiscard]] std::string members() const {
        std::string text;
        for (const std::string& member : chosen_->members)
            text.append(text.empty() ? " (" : ", ").append(member);
        return text.empty() ? text : text + ")";
    }

    const StateNode& root_;
    StateNode hook_;
    const RunRequest& request_;
    const std::vector<StatedRelation>& relations_;
    RunInfo info_;
    const StatedRelation* chosen_ = nullptr;
};

} // namespace

RunInfo choose_run(const StateNode& root, const RunRequest& request, const std::string& unit,
                   const std::vector<StatedRelation>& relations, const Charm* charm) {
    return Chooser(root, request, relations).choose(unit, charm);
}

} // namespace hookbox
