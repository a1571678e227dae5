#include "tools/settings-source.hpp"

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

Settings SettingsSource::read(const ToolIo& io) const {
    Settings settings = pairs_;
    if (!file_.empty())
        settings.merge(parse_yaml_settings(file_ == "-" ? io.read_input() : io.read_file(file_)));
    return settings;
}

} // namespace hookbox
