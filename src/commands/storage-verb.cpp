#include "commands/storage-verb.hpp"

#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"

#include <cstdio>

namespace hookbox {

void require_storage_ids(const std::vector<std::string>& ids) {
    for (const std::string& id : ids)
        if (!is_storage_id(id))
            throw Error("storage ID " + go_quoted(id) + " not valid");
}

void StorageChangeVerb::check_names() const {
    require_storage_ids(ids_);
}

void StorageChangeVerb::conclude(const Model&, const std::vector<std::string>&) const {}

int StorageChangeVerb::run() {
    check_names();
    const Home home;
    const auto store = open_store(home.store_url());
    const Model model(*store);
    std::string told;
    std::vector<std::string> errors;
    for (const std::string& id : ids_) {
        try {
            commit_with_retry(model, [&](Change& change) { update(change, model, id); });
            std::fprintf(stderr, "%s\n", success(id).c_str());
        } catch (const Error& error) {
            errors.emplace_back(error.what());
            told += failure(id) + ": " + error.what() + "\n";
        }
    }
    std::fputs(told.c_str(), stderr);
    conclude(model, errors);
    if (errors.size() < ids_.size() && !all_units(model).empty())
        agent_.ensure(home);
    return errors.empty() ? 0 : 1;
}

} // namespace hookbox
