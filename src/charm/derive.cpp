#include "charm/derive.hpp"

#include "base/file.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

#include <algorithm>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

constexpr const char* python_dispatch = R"~(#!/bin/sh
PYTHONPATH=lib:venv exec ./src/charm.py
)~";

/// Those keys of charmcraft.yaml that metadata.yaml has under the same name.
constexpr const char* metadata_keys[] = {
    "name",    "summary", "description", "subordinate", "requires",        "provides",
    "peers",   "storage", "containers",  "resources",   "extra-bindings",  "devices",
    "assumes", "terms",   "charm-user",  "payloads",    "min-juju-version"};

/// And those of other names.
constexpr std::pair<const char*, const char*> renamed_links[] = {{"contact", "maintainers"},
                                                                 {"documentation", "docs"},
                                                                 {"issues", "issues"},
                                                                 {"source", "source"},
                                                                 {"website", "website"}};

bool is_plain(const std::string& text) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !text.empty() && is_letter(text.front()) && text.back() != ' ' &&
           std::ranges::all_of(text,
                               [&](char c) {
                                   return is_letter(c) || (c >= '0' && c <= '9') || c == '-' ||
                                          c == '_' || c == '.' || c == ' ' || c == '/';
                               }) &&
           parse_yaml(text) == Value(text);
}

std::string text_of(const Value& value) {
    const auto* text = value.get_if<std::string>();
    return text != nullptr && is_plain(*text) ? *text : to_plain_json(value);
}

/// Maps as blocks, everything else as JSON, which is YAML too.
void write_block(std::string& out, const Value::Map& map, std::size_t indent) {
    for (const auto& [key, value] : map) {
        out.append(indent, ' ').append(text_of(key)).append(":");
        const auto* inner = value.get_if<Value::Map>();
        if (inner != nullptr && !inner->empty()) {
            out += "\n";
            write_block(out, *inner, indent + 2);
        } else {
            out.append(" ").append(text_of(value)).append("\n");
        }
    }
}

std::string block(const Value::Map& map) {
    std::string out;
    write_block(out, map, 0);
    return out;
}

std::string metadata_text(const Value& source) {
    Value::Map metadata;
    const auto take = [&](const char* key, const Value& value) {
        if (!value.is_null())
            metadata[key] = value;
    };
    for (const char* key : metadata_keys)
        take(key, source[key]);
    take("display-name", source["title"]);
    for (const auto& [link, key] : renamed_links)
        take(key, source["links"][link]);
    return block(metadata);
}

} // namespace

std::vector<DerivedFile> derived_files(const fs::path& directory) {
    std::vector<DerivedFile> files;
    const auto lacks = [&](const char* name) {
        return fs::symlink_status(directory / name).type() == fs::file_type::not_found;
    };
    if (const fs::path source = directory / "charmcraft.yaml"; fs::exists(source)) {
        const Value value = parse_yaml(read_file(source), source.string());
        if (lacks("metadata.yaml"))
            files.push_back({"metadata.yaml", metadata_text(value)});
        for (const auto& [key, name] :
             {std::pair{"config", "config.yaml"}, {"actions", "actions.yaml"}})
            if (value[key].is<Value::Map>() && lacks(name))
                files.push_back({name, block(value[key].map())});
    }
    if (lacks("dispatch") && lacks("hooks") && fs::exists(directory / "src/charm.py"))
        files.push_back({"dispatch", python_dispatch, true});
    return files;
}

} // namespace hookbox
