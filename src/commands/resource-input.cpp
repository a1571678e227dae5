#include "commands/resource-input.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/quote.hpp"
#include "cli/format.hpp"
#include "hook/resource-files.hpp"
#include "value/yaml.hpp"

#include <algorithm>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

/// A registry's name for an image, as far as it can be told by its letters.
bool is_image(std::string_view path) {
    const auto allowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') ||
               std::string_view("._-/:@").find(letter) != std::string_view::npos;
    };
    const std::string_view name = path.substr(0, path.find('@'));
    return !name.empty() && std::ranges::all_of(path, allowed) && name.front() != '/' &&
           name.back() != '/' && name.front() != ':' && name.find("//") == std::string_view::npos;
}

std::string image_text(const std::string& path, const Value& details) {
    if (!is_image(path))
        throw Error("docker image path " + go_quoted(path) + " not valid");
    return to_yaml(Value::Record{{{"registrypath", path},
                                  {"username", details["username"].text()},
                                  {"password", details["password"].text()}}});
}

/// What the charm of an image is given to read.
std::string image_details(const std::string& value) {
    if (!fs::exists(value)) {
        if (!is_image(value))
            throw Error("filepath or registry path: " + value + " not valid");
        return image_text(value, {});
    }
    const Value details = parse_yaml(read_file(value), value);
    if (!details.is<Value::Map>())
        throw Error("expected json or yaml file containing oci-image registry details");
    const Value& path = details["registrypath"];
    return image_text(path.is_null() ? details["ImageName"].text() : path.text(), details);
}

} // namespace

void declare_resources(Options& options, ResourceValues& values) {
    options.value("resource", "<name>=<file>", "give the charm this file as a resource of it", "",
                  [&values](const std::string& text) {
                      const auto equals = text.find('=');
                      if (equals == std::string::npos)
                          throw UsageError("badly formatted name value pair: " + text);
                      const std::string name = text.substr(0, equals);
                      if (!values.emplace(name, text.substr(equals + 1)).second)
                          throw UsageError("duplicate name specified: " + go_quoted(name));
                  });
}

std::pair<std::string, std::string> parse_resource_word(const std::string& word) {
    const auto fail = [&](const char* reason) {
        throw UsageError("bad resource arg " + go_quoted(word) + ": " + reason);
    };
    const auto equals = word.find('=');
    if (equals == std::string::npos)
        fail("expected name=path format");
    if (equals == 0)
        fail("missing resource name");
    if (equals + 1 == word.size())
        fail("missing resource value");
    return {word.substr(0, equals), word.substr(equals + 1)};
}

void check_resources(const CharmMetadata& charm, const ResourceValues& values) {
    std::vector<std::string> unknown;
    for (const auto& [name, value] : values)
        if (!charm.resources.contains(name))
            unknown.push_back(name);
    if (unknown.size() == 1)
        throw Error("unrecognized resource " + go_quoted(unknown.front()));
    std::string list;
    for (const std::string& name : unknown)
        list += (list.empty() ? "" : ", ") + name;
    if (!unknown.empty())
        throw Error("unrecognized resources: " + list);
    for (const auto& [name, value] : values)
        if (charm.resources.at(name).type == "file" && !fs::exists(value))
            throw Error("file for resource " + go_quoted(name) + ": stat " + value +
                        ": no such file or directory");
}

Fingerprint take_resource(const Home& home, const CharmResource& declared,
                          const std::string& value) {
    if (declared.type == "file")
        return keep_resource(home.resources(), value);
    return keep_resource_text(home.resources(), image_details(value));
}

} // namespace hookbox
