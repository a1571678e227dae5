#include "base/error.hpp"
#include "base/quote.hpp"
#include "model/storage-directives.hpp"

namespace hookbox {
namespace {

std::string from_to(const std::string& before, const std::string& after) {
    return " changed from " + before + " to " + after;
}

std::string word(bool flag) {
    return flag ? "true" : "false";
}

void check_kept(const CharmStorage& before, const CharmStorage& after) {
    const std::string existing = "existing storage " + go_quoted(after.name);
    if (after.type != before.type)
        throw Error(existing + " type" + from_to(go_quoted(before.type), go_quoted(after.type)));
    if (after.shared != before.shared)
        throw Error(existing + " shared" + from_to(word(before.shared), word(after.shared)));
    if (after.read_only != before.read_only)
        throw Error(existing + " read-only" +
                    from_to(word(before.read_only), word(after.read_only)));
    if (after.location != before.location)
        throw Error(existing + " location" +
                    from_to(go_quoted(before.location), go_quoted(after.location)));
    if (after.maximum != -1 && (before.maximum == -1 || after.maximum < before.maximum))
        throw Error(existing + " range contracted: max decreased from " +
                    (before.maximum == -1 ? "<unbounded>" : std::to_string(before.maximum)) +
                    " to " + std::to_string(after.maximum));
    // The location itself would become a directory of several.
    if (!before.location.empty() && before.maximum == 1 && after.maximum != 1)
        throw Error(existing + " with location changed from single to multiple");
}

} // namespace

void check_storage_upgrade(const CharmMetadata& before, const CharmMetadata& after,
                           const std::function<bool(const std::string& name)>& in_use) {
    for (const auto& [name, storage] : before.storage) {
        if (after.storage.contains(name))
            continue;
        if (storage.minimum > 0)
            throw Error("required storage " + go_quoted(name) + " removed");
        if (in_use(name))
            throw Error("in-use storage " + go_quoted(name) + " removed");
    }
    for (const auto& [name, storage] : after.storage)
        if (const auto former = before.storage.find(name); former != before.storage.end())
            check_kept(former->second, storage);
}

} // namespace hookbox
