// A map of 1 MiB written as YAML and JSON by hookbox, yaml-cpp and nlohmann/json in turns, and read
// as a `--file`: bench-emitters ROUNDS prints a line of milliseconds a round, in the order
// yaml, yaml-cpp, json, nlohmann, read, yaml-cpp's reading.
#include "cli/format.hpp"
#include "value/yaml.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

using namespace hookbox;

namespace {

constexpr std::size_t wanted_size = std::size_t{1} << 20; // bytes of keys and values

/// Such values as charms have: words, numbers as text, addresses, lines.
std::string value_of(std::size_t i) {
    switch (i % 4) {
    case 0:
        return "10.0." + std::to_string(i % 256) + ".7";
    case 1:
        return std::to_string(i);
    case 2:
        return "some words, a colon: and \"quotes\" in number " + std::to_string(i);
    default:
        return "first line " + std::to_string(i) + "\nsecond line\n";
    }
}

std::map<std::string, std::string> make_settings() {
    std::map<std::string, std::string> settings;
    for (std::size_t i = 0, size = 0; size < wanted_size; ++i) {
        const auto [entry, fresh] = settings.emplace("setting-" + std::to_string(i), value_of(i));
        size += entry->first.size() + entry->second.size();
    }
    return settings;
}

/// The texts are used, so that nothing is left out.
std::size_t total_size = 0;

template <class Work> void time_one(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    total_size += work();
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - start;
    std::printf("%.3f ", taken.count());
}

} // namespace

int main(int count, char** arguments) {
    const int rounds = count > 1 ? std::atoi(arguments[1]) : 5;
    const auto settings = make_settings();
    Value::Map map;
    for (const auto& [key, value] : settings)
        map.emplace(key, value);
    const Value value = std::move(map);
    const nlohmann::json other_json = settings;
    YAML::Node other_yaml;
    for (const auto& [key, text] : settings)
        other_yaml[key] = text;
    const std::string file = to_yaml(value);
    for (int round = 0; round < rounds; ++round) {
        time_one([&] { return to_yaml(value).size(); });
        time_one([&] {
            YAML::Emitter emitter;
            emitter << other_yaml;
            return emitter.size();
        });
        time_one([&] { return to_json(value).size(); });
        time_one([&] { return other_json.dump().size(); });
        time_one([&] { return parse_yaml_settings(file).size(); });
        time_one([&] { return YAML::Load(file).size(); });
        std::printf("\n");
    }
    return total_size == 0;
}
