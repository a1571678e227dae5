#include "commands/model-setting.hpp"

#include "agent/log-levels.hpp"
#include "base/address.hpp"
#include "base/comma-list.hpp"
#include "base/error.hpp"
#include "charm/charm.hpp"
#include "cli/duration.hpp"
#include "cli/near-names.hpp"
#include "hook/compat.hpp"
#include "value/json.hpp"

#include <algorithm>
#include <iterator>

namespace hookbox {
namespace {

Value check_flag(const std::string& key, const Value& value) {
    static const char* const type = "boolean";
    const ConfigSchema schema = {{key, {.type = type, .description = {}, .default_value = {}}}};
    return check_config_value(schema, key, value);
}

std::string text_of(const std::string& key, const Value& value) {
    if (!value.is<std::string>())
        throw Error("option \"" + key + "\" expected string, got " + to_stored(value));
    return value.text();
}

Value check_text(const std::string& key, const Value& value) {
    return text_of(key, value);
}

Value check_compat(const std::string& key, const Value& value) {
    const std::string text = value.is<std::int64_t>() ? to_stored(value) : text_of(key, value);
    if (!parse_compat(text))
        throw Error("option \"" + key + "\" expected 1, 3 or 4, got \"" + text + "\"");
    return text;
}

Value check_duration(const std::string& key, const Value& value) {
    const std::string text = text_of(key, value);
    try {
        if (parse_duration(text) >= std::chrono::milliseconds(1))
            return text;
    } catch (const UsageError&) { // told below
    }
    throw Error("option \"" + key + "\" expected a duration such as 5m or 90s, got \"" + text +
                "\"");
}

Value check_logging(const std::string& key, const Value& value) {
    const std::string text = text_of(key, value);
    try {
        check_log_config(text);
    } catch (const Error& error) {
        throw Error("option \"" + key + "\": " + error.what());
    }
    return text;
}

Value check_subnets(const std::string& key, const Value& value) {
    std::string text;
    for (const std::string& subnet : split_commas(text_of(key, value))) {
        if (!is_subnet(subnet))
            throw Error("option \"" + key + "\" expected subnets such as 10.0.0.0/8, got \"" +
                        subnet + "\"");
        text += (text.empty() ? "" : ",") + subnet;
    }
    return text;
}

struct Setting {
    std::string_view key;
    Value (*check)(const std::string& key, const Value& value);
};

constexpr Setting settings[] = {
    {"automatically-retry-hooks", check_flag},
    {"compat", check_compat},
    {"egress-subnets", check_subnets},
    {"ftp-proxy", check_text},
    {"http-proxy", check_text},
    {"https-proxy", check_text},
    {"juju-ftp-proxy", check_text},
    {"juju-http-proxy", check_text},
    {"juju-https-proxy", check_text},
    {"juju-no-proxy", check_text},
    {"logging-config", check_logging},
    {"no-proxy", check_text},
    {"update-status-hook-interval", check_duration},
};

const Setting& require_setting(const std::string& key) {
    const auto* found = std::find_if(std::begin(settings), std::end(settings),
                                     [&](const Setting& setting) { return setting.key == key; });
    if (found != std::end(settings))
        return *found;
    std::vector<std::string_view> names;
    for (const Setting& setting : settings)
        names.push_back(setting.key);
    std::string text = "unknown model setting \"" + key + "\"";
    const char* link = "; did you mean ";
    for (const std::string_view name : near_names(key, names)) {
        text.append(link).append("\"").append(name).append("\"");
        link = " or ";
    }
    throw Error(text);
}

} // namespace

Value check_model_setting(const std::string& key, const Value& value) {
    return require_setting(key).check(key, value);
}

void require_model_setting(const std::string& key) {
    require_setting(key);
}

} // namespace hookbox
