#include "agent/operations/hook-effects.hpp"

namespace hookbox {

std::string cause_text(const Hook& hook) {
    if (!hook.cause.text.empty())
        return hook.cause.text;
    const std::string& other =
        hook.remote_unit.empty() ? hook.remote_application : hook.remote_unit;
    switch (hook.kind) {
    case HookKind::install:
        return "deployed";
    case HookKind::start:
        return "follow-up of config-changed";
    case HookKind::config_changed:
        return "config changed";
    case HookKind::upgrade_charm:
        return "charm refreshed";
    case HookKind::stop:
        return "unit removed";
    case HookKind::remove:
        return "follow-up of stop";
    case HookKind::update_status:
        return "interval";
    case HookKind::leader_elected:
        return "leadership gained";
    case HookKind::leader_settings_changed:
        return "leader settings changed";
    case HookKind::secret_expired:
        return "revision " + std::to_string(hook.secret_revision) + " has expired";
    case HookKind::secret_rotate:
        return "rotation is due";
    case HookKind::secret_changed:
        return "revision " + std::to_string(hook.secret_revision) + " is there";
    case HookKind::secret_remove:
        return "revision " + std::to_string(hook.secret_revision) + " is followed by nobody";
    case HookKind::storage_attached:
        return hook.storage + " is there";
    case HookKind::storage_detaching:
        return hook.storage + " is to be detached";
    case HookKind::relation_created:
        return "related to " + other;
    case HookKind::relation_joined:
        return other + " joined";
    case HookKind::relation_changed:
        return "settings of " + other + " changed";
    case HookKind::relation_departed:
        return other + " departed";
    case HookKind::relation_broken:
        return "relation to " + other + " removed";
    }
    return "";
}

std::string operation_text(const Hook& hook) {
    std::string text = "run " + std::string(hook_kind_name(hook.kind));
    if (is_relation_kind(hook.kind)) {
        text += " (" + std::to_string(hook.relation);
        if (!hook.remote_unit.empty())
            text += "; unit: " + hook.remote_unit;
        else if (!hook.remote_application.empty())
            text += "; app: " + hook.remote_application;
        if (!hook.departing_unit.empty())
            text += ", departee: " + hook.departing_unit;
        text += ")";
    }
    if (is_secret_kind(hook.kind))
        text += " (secret:" + hook.secret + ")";
    if (is_storage_kind(hook.kind))
        text += " (" + hook.storage + ")";
    return text + " hook";
}

} // namespace hookbox
