#include "commands/simulate/hook-subject.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "model/names.hpp"
#include "model/storage.hpp"

#include <algorithm>

namespace hookbox {
namespace {

constexpr std::string_view relation_infix = "-relation-", storage_infix = "-storage-";

/// A state knows a hook by its name alone.
std::optional<HookKind> kind_of(const std::string& name, bool in_relation) {
    const auto end = in_relation ? name.rfind(relation_infix) : std::string::npos;
    return parse_hook_kind(end == std::string::npos ? name : name.substr(end + 1));
}

/// "db-relation-changed" → "db"; "" for what is no relation hook.
std::string endpoint_of(const std::string& hook) {
    const auto kind = kind_of(hook, true);
    return kind && is_relation_kind(*kind) ? hook.substr(0, hook.rfind(relation_infix)) : "";
}

class SubjectChooser {
  public:
    SubjectChooser(RunInfo& info, const StateNode& root, const RunRequest& request,
                   const std::vector<StatedRelation>& relations, const Charm* charm)
        : info_(info), root_(root), hook_(root["hook"]), request_(request), relations_(relations),
          named_(named_hook(root, request)), strict_(charm != nullptr || !named_.empty()) {}

    void choose() {
        choose_relation();
        info_.kind = kind_of(info_.name, info_.relation.has_value());
        choose_remote();
        choose_storage();
    }

  private:
    /// Whether what the state has under `hook` is about this very run.
    [[nodiscard]] bool stated() const { return request_.hook.empty(); }

    void choose_relation() {
        const std::string endpoint = endpoint_of(named_);
        if (request_.relation) {
            chosen_ = find(*request_.relation);
            if (chosen_ == nullptr)
                throw Error(no_relation(*request_.relation));
            if (!endpoint.empty() && chosen_->endpoint != endpoint)
                throw Error(none_of_hook(endpoint));
        } else if (const auto id = stated() ? stated_id() : std::nullopt) {
            chosen_ = find(*id);
            if (chosen_ == nullptr)
                hook_["relation_id"].fail(no_relation(*id));
            if (!endpoint.empty() && chosen_->endpoint != endpoint)
                hook_["relation_id"].fail(none_of_hook(endpoint));
        } else if (!endpoint.empty()) {
            chosen_ = find_by(endpoint);
        }
        if (chosen_ != nullptr)
            info_.relation = chosen_->relation.id;
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

    [[nodiscard]] const StatedRelation* find_by(const std::string& endpoint) const {
        if (const auto id = stated_id())
            if (const auto* stated = find(*id); stated != nullptr && stated->endpoint == endpoint)
                return stated;
        const StatedRelation* found = nullptr;
        for (const StatedRelation& stated : relations_)
            if (stated.endpoint == endpoint) {
                if (found != nullptr)
                    throw Error("hook " + go_quoted(named_) +
                                " may be of several relations, please give --relation" +
                                listed(endpoint));
                found = &stated;
            }
        if (found == nullptr)
            throw Error("the state has no relation of endpoint " + go_quoted(endpoint) +
                        listed(""));
        return found;
    }

    [[nodiscard]] std::string no_relation(int id) const {
        return "the state has no relation " + std::to_string(id) + listed("");
    }

    [[nodiscard]] std::string none_of_hook(const std::string& endpoint) const {
        return "relation " + chosen_->fake_id() + " is none of hook " + go_quoted(named_) +
               listed(endpoint);
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
        const bool raw = stated() && !request_.relation; // as it stands under `hook`
        if (raw)
            info_.remote_application = hook_["remote_app"].text();
        if (chosen_ != nullptr && (strict_ || !raw)) {
            const std::string& application = chosen_->remote_application;
            if (raw && !info_.remote_application.empty() && info_.remote_application != application)
                hook_["remote_app"].fail("relation " + chosen_->fake_id() + " is with " +
                                         go_quoted(application));
            info_.remote_application = application;
        }
        const StateNode unit = hook_["remote_unit"];
        if (request_.remote_unit) {
            info_.remote_unit = *request_.remote_unit;
            if (!info_.remote_unit.empty())
                require_remote();
        } else if (raw && !unit.is_null()) {
            info_.remote_unit = unit.text();
            if (strict_ && !info_.remote_unit.empty())
                require_remote();
        } else if (chosen_ != nullptr && (!named_.empty() || !raw) && is_about_unit()) {
            info_.remote_unit = usual_remote();
            if (!info_.remote_unit.empty())
                require_remote();
        }
    }

    [[nodiscard]] bool is_about_unit() const {
        return info_.kind == HookKind::relation_joined ||
               info_.kind == HookKind::relation_changed ||
               info_.kind == HookKind::relation_departed;
    }

    [[nodiscard]] std::string usual_remote() const {
        if (std::string unit = hook_["remote_unit"].text();
            !unit.empty() && stated_id() == chosen_->relation.id)
            return unit;
        if (chosen_->members.size() == 1)
            return chosen_->members.front();
        if (chosen_->members.empty() && info_.kind == HookKind::relation_changed)
            return "";
        throw Error("no remote unit specified, please give --remote-unit" + members());
    }

    void require_remote() {
        if (chosen_ == nullptr)
            refuse_remote(request_.remote_unit
                              ? "--remote-unit needs a relation, please give --relation" +
                                    listed("")
                              : "no relation, please give relation_id" + listed(""));
        const std::string& unit = info_.remote_unit;
        if (!named_.empty() &&
            (info_.kind == HookKind::relation_created || info_.kind == HookKind::relation_broken))
            refuse_remote("hook " + go_quoted(named_) + " is about no unit, but " +
                          go_quoted(unit) + " was given");
        if (!is_unit_name(unit) || application_of(unit) != chosen_->remote_application)
            refuse_remote(go_quoted(unit) + " is no unit of application " +
                          go_quoted(chosen_->remote_application) + members());
        if (!chosen_->has(unit) && info_.kind != HookKind::relation_departed)
            refuse_remote("unit " + unit + " is not in relation " + chosen_->fake_id() + members());
        info_.remote_application = chosen_->remote_application;
    }

    [[noreturn]] void refuse_remote(const std::string& reason) const {
        if (request_.remote_unit)
            throw Error(reason);
        hook_["remote_unit"].fail(reason);
    }

    [[nodiscard]] std::string members() const {
        std::string text;
        for (const std::string& member : chosen_->members)
            text.append(text.empty() ? " (" : ", ").append(member);
        return text.empty() ? text : text + ")";
    }

    void choose_storage() {
        const auto end = named_.rfind(storage_infix);
        const std::string wanted = end == std::string::npos ? "" : named_.substr(0, end);
        const StateNode storage = hook_["storage"];
        info_.storage = storage.text();
        if (!info_.storage.empty()) {
            if (!root_["storage"].value().map().contains(info_.storage))
                storage.fail("the state has no storage " + go_quoted(info_.storage));
            if (wanted.empty() || storage_name(info_.storage) == wanted)
                return;
            if (stated())
                storage.fail("storage " + info_.storage + " is none of hook " + go_quoted(named_));
        }
        if (!wanted.empty())
            info_.storage = sole_storage(wanted);
    }

    [[nodiscard]] std::string sole_storage(const std::string& name) const {
        std::string known, last;
        for (const auto& [id, node] : root_["storage"].entries())
            if (storage_name(id) == name) {
                last = id;
                known += (known.empty() ? "" : ", ") + id;
            }
        if (known.empty())
            throw Error("the state has no storage " + go_quoted(name));
        if (known != last)
            throw Error("hook " + go_quoted(named_) +
                        " may be about several, please name one in the state, as storage under "
                        "hook (" +
                        known + ")");
        return last;
    }

    RunInfo& info_;
    const StateNode& root_;
    StateNode hook_;
    const RunRequest& request_;
    const std::vector<StatedRelation>& relations_;
    std::string named_;
    bool strict_;
    const StatedRelation* chosen_ = nullptr;
};

} // namespace

std::string named_hook(const StateNode& root, const RunRequest& request) {
    if (!request.hook.empty())
        return request.hook;
    const bool action = !request.action.empty() || !root["action"].is_null();
    return action ? "" : root["hook"]["name"].text();
}

void choose_subject(RunInfo& info, const StateNode& root, const RunRequest& request,
                    const std::vector<StatedRelation>& relations, const Charm* charm) {
    SubjectChooser(info, root, request, relations, charm).choose();
}

} // namespace hookbox
