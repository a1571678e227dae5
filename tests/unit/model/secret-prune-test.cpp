#include "model/secret.hpp"
#include "store/store.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

constexpr const char* id = "9m4e2mr0ui3e8a215n4g";

/// A secret of the model with four revisions; app/0 follows the second, app/1 the latest.
struct PruneScene {
    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
    SealingKey key;

    explicit PruneScene(bool auto_prune) {
        commit([&](Change& change) {
            Secret secret{.id = id, .owner = {}};
            secret.auto_prune = auto_prune;
            for (const char* word : {"one", "two", "three", "four"})
                add_revision(change, model, key, secret, {{"word", word}}, model.now());
            put_secret(change, model, secret);
            put_consumer(change, model, id, "app/0", {.revision = 2});
            put_consumer(change, model, id, "app/1", {.revision = 4});
        });
    }
    template <class Build> void commit(Build build) { commit_with_retry(model, build); }
    [[nodiscard]] std::vector<int> revisions() const {
        const auto secret = find_secret(model, id);
        REQUIRE(secret);
        std::vector<int> numbers;
        for (const auto& [number, revision] : secret->revisions)
            numbers.push_back(number);
        return numbers;
    }
};

} // namespace

TEST_CASE("revisions that nobody follows go, if they are to") {
    PruneScene scene(true);
    scene.commit([&](Change& change) { prune_secret(change, scene.model, id); });
    CHECK(scene.revisions() == std::vector<int>{2, 4});
    CHECK_THROWS_AS(read_content(scene.model, scene.key, id, 3), NotFound);
    CHECK(read_content(scene.model, scene.key, id, 2).at("word") == "two");

    PruneScene kept(false);
    kept.commit([&](Change& change) { prune_secret(change, kept.model, id); });
    CHECK(kept.revisions() == std::vector<int>{1, 2, 3, 4});
}

TEST_CASE("who moves on in the same commit holds nothing back") {
    PruneScene scene(true);
    scene.commit([&](Change& change) {
        put_consumer(change, scene.model, id, "app/0", {.revision = 4});
        prune_secret(change, scene.model, id);
    });
    CHECK(scene.revisions() == std::vector<int>{4});
}

TEST_CASE("a new revision is counted in the commit that brings it") {
    PruneScene scene(true);
    scene.commit([&](Change& change) {
        Secret secret = *pinned_secret(change, scene.model, id);
        add_revision(change, scene.model, scene.key, secret, {{"word", "five"}}, scene.model.now());
        put_secret(change, scene.model, secret);
        prune_secret(change, scene.model, id);
    });
    CHECK(scene.revisions() == std::vector<int>{2, 4, 5});
}
