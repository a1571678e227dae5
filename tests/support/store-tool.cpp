// What functional scripts cannot do with hookbox's own verbs: move the stored clock, read and write
// relation settings as another machine's agent would.
//   store-tool HOME advance SECONDS | set-model KEY true|false | set-lease UNIT |
//       set-boot-id UNIT ID | get-state UNIT |
//       get-setting RELATION UNIT KEY | set-setting RELATION UNIT K=V...
#include "cli/options.hpp"
#include "model/leadership.hpp"
#include "model/names.hpp"
#include "model/relation.hpp"
#include "model/unit.hpp"
#include "model/uniter-state.hpp"
#include "store/store.hpp"

#include <cstdio>
#include <string>
#include <vector>

using namespace hookbox;

namespace {

int run(const std::vector<std::string>& args) {
    const auto store = open_store("sqlite:" + args.at(0));
    const Model model(*store);
    const std::string& verb = args.at(1);
    if (verb == "advance") {
        const auto offset = model.clock().offset() + std::chrono::seconds(std::stol(args.at(2)));
        commit_with_retry(model, [&](Change& change) {
            change.put(model.path("clock"), Value::Map{{"offset-ms", offset.count()}});
        });
        return 0;
    }
    if (verb == "set-model") {
        commit_with_retry(model, [&](Change& change) {
            change.put(model.path("settings"), Value::Map{{args.at(2), args.at(3) == "true"}});
        });
        return 0;
    }
    if (verb == "get-state") {
        for (const auto& [key, value] : read_bag(model, unit_path(args.at(2), "state")).settings)
            std::printf("%s=%s\n", key.c_str(), value.c_str());
        return 0;
    }
    if (verb == "set-lease") {
        const std::string& unit = args.at(2);
        commit_with_retry(model, [&](Change& change) {
            put_lease(change, model, application_of(unit), {unit, model.now() + lease_duration});
        });
        return 0;
    }
    if (verb == "set-boot-id") {
        UniterState state = read_uniter_state(model, args.at(2)).value();
        state.boot_id = args.at(3);
        commit_with_retry(
            model, [&](Change& change) { put_uniter_state(change, model, args.at(2), state); });
        return 0;
    }
    const std::string place = unit_bag(std::stoi(args.at(2)), args.at(3));
    if (verb == "get-setting") {
        const Bag bag = read_bag(model, place);
        const auto found = bag.settings.find(args.at(4));
        if (found != bag.settings.end())
            std::puts(found->second.c_str());
        return 0;
    }
    if (verb == "set-setting") {
        Settings writes;
        for (const auto& [key, value] : parse_pairs({args.begin() + 4, args.end()}))
            writes[key] = value;
        commit_with_retry(model, [&](Change& change) { write_bag(change, model, place, writes); });
        return 0;
    }
    throw UsageError("unknown verb " + verb);
}

} // namespace

int main(int count, char** words) {
    try {
        return run({words + 1, words + count});
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
