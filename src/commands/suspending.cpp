#include "commands/suspending.hpp"

#include "agent/home.hpp"
#include "base/error.hpp"
#include "model/names.hpp"
#include "model/relation.hpp"

namespace hookbox {
namespace {

void set_suspended(Change& change, const Model& model, int id, bool suspended,
                   const std::string& reason) {
    auto relation = pinned_relation(change, model, id);
    if (!relation)
        throw NotFound("relation " + std::to_string(id) + " not found");
    const std::string verb = suspended ? "suspend" : "resume";
    if (relation->peer())
        throw Error("cannot " + verb + " relation \"" + relation->key + "\": is a peer relation");
    if (relation->life != Life::alive)
        throw Error("cannot " + verb + " relation \"" + relation->key + "\": is being removed");
    relation->suspended = suspended;
    relation->suspended_reason = reason;
    relation->since = model.now();
    put_relation(change, model, *relation);
}

} // namespace

void RelationSwitch::declare(Options& options) {
    if (suspended_)
        options.text(reason_, "message", "<text>", "why");
    agent_.declare(options);
}

void RelationSwitch::check(Words words) {
    if (words.empty())
        throw UsageError("no relation ids specified");
    for (const std::string& word : words) {
        const auto id = parse_relation_id(word);
        if (!id)
            throw UsageError("relation ID \"" + word + "\" not valid");
        ids_.push_back(*id);
    }
}

int RelationSwitch::run() {
    const Home home;
    const auto store = open_store(home.store_url());
    const Model model(*store);
    commit_with_retry(model, [&](Change& change) {
        for (const int id : ids_)
            set_suspended(change, model, id, suspended_, reason_);
    });
    agent_.ensure(home);
    return 0;
}

} // namespace hookbox
