#include "hook/context.hpp"

namespace hookbox {

GoalState HookContext::goal_state() {
    require_full();
    return overrides_.goal_state ? *overrides_.goal_state : read_goal_state(model_, info_.unit);
}

Value HookContext::cloud_spec() {
    require_full();
    if (caas())
        throw Error("credential-get on a \"caas\" model not supported");
    if (!overrides_.cloud_spec)
        throw Error("credential-get without a cloud not supported");
    return *overrides_.cloud_spec;
}

void HookContext::register_payload(const Payload& payload) {
    require_full();
    commit_with_retry(model_, [&](Change& change) {
        change.set_durable(false);
        put_payload(change, model_, info_.unit, payload);
    });
    effects_.payloads.push_back({PayloadEvent::Kind::registered, payload.full_id(), payload});
}

void HookContext::set_payload_status(const std::string& id, const std::string& status) {
    require_full();
    commit_with_retry(model_, [&](Change& change) {
        change.set_durable(false);
        hookbox::set_payload_status(change, model_, info_.unit, id, status);
    });
    effects_.payloads.push_back({PayloadEvent::Kind::status, id, {.status = status}});
}

void HookContext::unregister_payload(const std::string& id) {
    require_full();
    commit_with_retry(model_, [&](Change& change) {
        change.set_durable(false);
        erase_payload(change, model_, info_.unit, id);
    });
    effects_.payloads.push_back({PayloadEvent::Kind::unregistered, id, {}});
}

void HookContext::add_metric(Metric metric) {
    if (!overrides_.metrics_allowed) {
        require_full();
        throw Error("metrics not allowed in this context");
    }
    effects_.metrics.push_back(std::move(metric));
}

void HookContext::request_reboot(Reboot kind) {
    require_full();
    effects_.reboot = kind;
    if (kind == Reboot::now && reboot_now_)
        reboot_now_();
}

} // namespace hookbox
