#include "model/model.hpp"

#include "base/file.hpp"
#include "value/json.hpp"

namespace hookbox {
namespace {

constexpr int current_format = 1;
constexpr const char* format_path = "/format";
constexpr const char* models_path = "/models";

std::string random_uuid() {
    std::string uuid = random_hex(16);
    uuid[12] = '4';
    uuid[16] = "89ab"[(uuid[16] <= '9' ? uuid[16] - '0' : uuid[16] - 'a' + 10) % 4];
    for (const std::size_t at : {20, 16, 12, 8})
        uuid.insert(at, "-");
    return uuid;
}

void check_format(Store& store) {
    const auto node = store.get(format_path);
    if (!node)
        return;
    const std::int64_t format = from_stored(node->data, format_path)["format"].integer();
    if (format > current_format)
        throw Error("the store has format " + std::to_string(format) +
                    ", which is newer than this program's " + std::to_string(current_format) +
                    ": use a newer hookbox");
}

/// Fails with Conflict when another process does the same.
void create_default_model(Store& store) {
    const std::string root = std::string(models_path) + "/" + random_uuid();
    Commit commit;
    commit.checks.emplace_back(format_path, 0);
    commit.puts.emplace_back(format_path, to_stored(stored_record({{"format", current_format}})));
    commit.puts.emplace_back(root, to_stored(stored_record({{"name", "default"}})));
    store.commit(commit);
}

const Value::Map& default_settings() {
    static const Value::Map settings = {
        {"automatically-retry-hooks", true},
        {"compat", "3"},
        {"egress-subnets", ""},
        {"ftp-proxy", ""},
        {"http-proxy", ""},
        {"https-proxy", ""},
        {"juju-ftp-proxy", ""},
        {"juju-http-proxy", ""},
        {"juju-https-proxy", ""},
        {"juju-no-proxy", "127.0.0.1,localhost,::1"},
        {"logging-config", "<root>=INFO"},
        {"no-proxy", "127.0.0.1,localhost,::1"},
        {"update-status-hook-interval", "5m"},
    };
    return settings;
}

} // namespace

Value stored_record(Value::Map fields) {
    fields.emplace("v", 1);
    return fields;
}

Model::Model(Store& store) : store_(store) {
    check_format(store);
    std::vector<std::string> models = store.children(models_path);
    while (models.empty()) {
        try {
            create_default_model(store);
        } catch (const Conflict&) {
            check_format(store);
        }
        models = store.children(models_path);
    }
    uuid_ = models.front();
    if (const auto root = read(""))
        name_ = root->value["name"].text();
    refresh_clock();
}

void Model::refresh_clock() {
    const auto entry = read("clock");
    clock_ = Clock(std::chrono::milliseconds(entry ? entry->value["offset-ms"].integer() : 0));
}

std::string Model::path(std::string_view below) const {
    std::string path = std::string(models_path) + "/" + uuid_;
    if (!below.empty())
        path.append("/").append(below);
    return path;
}

std::optional<Entry> Model::read(std::string_view below) const {
    const std::string where = path(below);
    const auto node = store_.get(where);
    if (!node)
        return std::nullopt;
    return Entry{from_stored(node->data, where), node->version};
}

std::vector<std::string> Model::children(std::string_view below) const {
    return store_.children(path(below));
}

std::int64_t Model::commit(Change change) const {
    return store_.commit(std::move(change).take());
}

std::int64_t Model::next(Change& change, std::string_view sequence) const {
    const std::string below = "sequences/" + std::string(sequence);
    std::int64_t number = 0;
    if (const Value* pending = change.pending(path(below))) {
        number = (*pending)["next"].integer();
    } else {
        const auto entry = read(below);
        number = entry ? entry->value["next"].integer() : 0;
        change.require(path(below), entry ? entry->version : 0);
    }
    change.put(path(below), stored_record({{"next", number + 1}}));
    return number;
}

void Model::pin(Change& change, std::string_view below) const {
    const std::string where = path(below);
    const auto node = store_.get(where);
    change.require(where, node ? node->version : 0);
}

std::int64_t Model::counted(Change& change, std::string_view below) const {
    if (const Value* pending = change.pending(path(below)))
        return (*pending)["count"].integer();
    const auto entry = read(below);
    change.require(path(below), entry ? entry->version : 0);
    return entry ? entry->value["count"].integer() : 0;
}

std::int64_t Model::count(Change& change, std::string_view below, std::int64_t by) const {
    const std::int64_t number = counted(change, below) + by;
    change.put(path(below), stored_record({{"count", number}}));
    return number;
}

void Model::erase_tree(Change& change, const std::string& below) const {
    change.erase_instead(path(below));
    for (const std::string& child : children(below))
        erase_tree(change, below + "/" + child);
}

Value Model::settings() const {
    Value::Map settings = default_settings();
    if (const auto entry = read("settings"))
        for (const auto& [key, value] : entry->value.map())
            if (key != "v")
                settings[key] = value;
    return settings;
}

} // namespace hookbox
