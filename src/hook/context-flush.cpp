#include "hook/context.hpp"
#include "model/leadership.hpp"

namespace hookbox {
namespace {

constexpr std::size_t longest_state_key = 256;
constexpr std::size_t longest_state_value = 65536;
constexpr std::size_t largest_state = 2 << 20;

void require_length(const char* what, std::size_t length, std::size_t limit) {
    if (length > limit)
        throw Error(std::string("max allowed ") + what + " (" + std::to_string(limit) +
                    ") exceeded");
}

std::string state_bag(const std::string& unit) {
    return unit_path(unit, "state");
}

} // namespace

const Settings& HookContext::state() {
    require_full();
    if (!state_)
        state_ = read_bag(model_, state_bag(info_.unit)).settings;
    return *state_;
}

void HookContext::set_state(const std::string& key, const std::string& value) {
    require_full();
    require_length("key length", key.size(), longest_state_key);
    require_length("value length", value.size(), longest_state_value);
    const auto found = state().find(key);
    if (found != state().end() && found->second == value)
        return;
    (*state_)[key] = value;
    state_written_ = true;
}

void HookContext::delete_state(const std::string& key) {
    if (key.empty())
        return;
    state();
    state_written_ |= state_->erase(key) != 0;
}

void HookContext::flush_relations(Change& change) {
    bool application_written = false;
    for (const auto& [id, view] : relations_) {
        if (view->unit_writes().empty() && view->application_writes().empty())
            continue;
        const std::string node = model_.path("relations/" + std::to_string(id));
        const auto relation = model_.store().get(node);
        if (!relation)
            continue; // gone meanwhile, with whoever could read it
        change.require(node, relation->version);
        if (!view->unit_writes().empty())
            write_bag(change, model_, unit_bag(id, info_.unit), view->unit_writes());
        if (!view->application_writes().empty())
            application_written |= write_bag(change, model_, application_bag(id, application_),
                                             view->application_writes());
    }
    if (application_written)
        require_leadership_for(change, "application settings");
}

void HookContext::require_leadership_for(Change& change, const char* what) const {
    try {
        require_leadership(change, model_, info_.unit);
    } catch (const Conflict&) {
        throw;
    } catch (const Error& error) {
        throw Error(std::string("cannot write ") + what + ": " + error.what());
    }
}

void HookContext::flush_state(Change& change) {
    if (!state_written_)
        return;
    const Bag stored = read_bag(model_, state_bag(info_.unit));
    if (stored.settings == *state_)
        return;
    std::size_t size = 0;
    for (const auto& [key, value] : *state_)
        size += key.size() + value.size();
    require_length("size of the charm state", size, largest_state);
    put_bag(change, model_, state_bag(info_.unit), *state_);
}

void HookContext::add_changes(Change& change) {
    flush_relations(change);
    flush_ports(change);
    flush_state(change);
    flush_k8s_spec(change);
    flush_secrets(change);
    flush_storage(change);
}

Change HookContext::changes() {
    Change change;
    add_changes(change);
    return change.empty() ? Change() : change;
}

} // namespace hookbox
