#include "tools/settings-source.hpp"

#include "base/error.hpp"
#include "base/quote.hpp"
#include "value/yaml.hpp"

namespace hookbox {

void SettingsSource::declare(Options& options) {
    options.text(file_, "file", "FILE",
                 "also take the entries of this YAML or JSON map; - is standard input");
}

void SettingsSource::check(const Words& words) {
    for (auto& [key, value] : parse_pairs(words))
        pairs_.emplace(std::move(key), std::move(value));
}

void SettingsSource::check_as_juju1(const Words& words) {
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos || equals == 0)
            throw UsageError("expected \"key=value\", got " + go_quoted(word));
        pairs_[word.substr(0, equals)] = word.substr(equals + 1);
    }
}

Settings SettingsSource::read(const ToolIo& io) const {
    Settings settings = pairs_;
    if (!file_.empty())
        settings.merge(parse_yaml_settings(file_ == "-" ? io.read_input() : io.read_file(file_)));
    return settings;
}

} // namespace hookbox
