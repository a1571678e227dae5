#include "charm/charm.hpp"
#include "model/removal.hpp"
#include "model/storage-change.hpp"
#include "model/storage-directives.hpp"
#include "model/unit.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

constexpr const char* metadata = R"~(name: app
storage:
  data: {type: filesystem}
  disk: {type: block, minimum-size: 2G, multiple: {range: 0-2}}
)~";

/// app/0 and app/1, each with its data; nothing on disk.
struct StorageScene {
    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
    Charm charm{
        .directory = {}, .metadata = parse_metadata(metadata, "m"), .config = {}, .actions = {}};

    StorageScene() {
        commit([&](Change& change) {
            const CharmRecord record = add_charm(change, model, charm, "digest");
            put_application(change, model, {.name = "app", .charm_url = record.url()});
            const auto directives = complete_directives({}, charm.metadata);
            put_storage_directives(change, model, "app", directives);
            for (int i = 0; i < 2; ++i)
                add_initial_storage(change, model, add_unit(change, model, "app"), charm.metadata,
                                    directives);
        });
    }
    template <class Build> void commit(Build build) { commit_with_retry(model, build); }
    std::vector<std::string> add(const char* name, StorageDirective directive) {
        std::vector<std::string> ids;
        commit([&](Change& change) { ids = add_storage(change, model, "app/0", name, directive); });
        return ids;
    }
    void detach(const char* id) {
        commit([&](Change& change) { detach_storage(change, model, id); });
    }
    void attach(const char* id, const char* unit) {
        commit([&](Change& change) { attach_storage(change, model, id, unit); });
    }
    void end(const char* id, StorageEnd how = {}) {
        commit([&](Change& change) { end_storage(change, model, id, how); });
    }
    void release(const char* unit, const char* id) {
        commit([&](Change& change) { release_storage(change, model, unit, id); });
    }
    [[nodiscard]] StorageInstance instance(const char* id) const {
        return require_storage_instance(model, id);
    }
    [[nodiscard]] Storage attached(const char* unit, const char* id) const {
        const auto storage = find_storage(model, unit, id);
        REQUIRE(storage);
        return *storage;
    }
};

} // namespace

TEST_CASE("what nobody says of storage follows from the charm") {
    const CharmMetadata charm = parse_metadata(metadata, "m");
    const auto directives = complete_directives({}, charm);
    CHECK(directives.at("data") == StorageDirective{"rootfs", 1024, 1});
    CHECK(directives.at("disk") == StorageDirective{"loop", 2048, 0});
    CHECK(complete_directives({{"disk", {"", 4096, 2}}}, charm).at("disk") ==
          StorageDirective{"loop", 4096, 2});
    CHECK_THROWS_WITH(complete_directives({{"disk", {"", 1024, 1}}}, charm),
                      "charm \"app\" store \"disk\": minimum storage size is 2.0 GB, 1.0 GB "
                      "specified");
}

TEST_CASE("a unit begins with the storage its charm needs, still to be provisioned") {
    const StorageScene scene;
    CHECK(scene.attached("app/1", "data/1").pending);
    CHECK(scene.instance("data/1").unit == "app/1");
    CHECK(scene.instance("data/1").pool == "rootfs");
    CHECK(read_storage(scene.model, "app/0").size() == 1);
}

TEST_CASE("storage is added as far as the charm has room for it") {
    StorageScene scene;
    CHECK(scene.add("disk", {.count = 2}) == std::vector<std::string>{"disk/0", "disk/1"});
    CHECK(scene.instance("disk/1").kind == "block");
    CHECK(scene.instance("disk/1").number == 1);
    CHECK_THROWS_WITH(scene.add("disk", {.count = 1}),
                      "attaching 1 storage instance brings the total to 3, exceeding the maximum "
                      "of 2");
    CHECK_THROWS_WITH(scene.add("data", {.count = 1}), "cannot attach, storage is singular");
    CHECK_THROWS_WITH(scene.add("tape", {.count = 1}), "charm storage \"tape\" not found");
    scene.commit([&](Change& change) { end_unit(change, scene.model, "app/0", false); });
    CHECK_THROWS_WITH(scene.add("disk", {.count = 1}), "unit is not found or not alive");
}

TEST_CASE("storage is detached unless the charm needs it, and attached elsewhere") {
    StorageScene scene;
    CHECK_THROWS_WITH(scene.detach("data/0"), "cannot destroy storage attachment data/0:app/0: "
                                              "cannot detach, storage is singular");
    scene.add("disk", {.count = 1});
    CHECK_THROWS_WITH(scene.attach("disk/0", "app/1"),
                      "cannot attach storage disk/0 to unit app/1: cannot attach storage owned by "
                      "unit app/0 to unit app/1");
    CHECK_NOTHROW(scene.attach("disk/0", "app/0"));
    scene.detach("disk/0");
    CHECK(scene.attached("app/0", "disk/0").life == Life::dying);
    CHECK(scene.instance("disk/0").unit == "app/0");
    scene.release("app/0", "disk/0");
    CHECK(scene.instance("disk/0").unit.empty());
    CHECK_NOTHROW(scene.detach("disk/0"));
    scene.attach("disk/0", "app/1");
    CHECK(scene.attached("app/1", "disk/0").pending);
    CHECK_THROWS_WITH(scene.attach("disk/9", "app/1"),
                      "cannot attach storage disk/9 to unit app/1: "
                      "storage instance \"disk/9\" not found");
}

TEST_CASE("storage ends when it is attached to nothing, or by force") {
    StorageScene scene;
    scene.add("disk", {.count = 1});
    CHECK_THROWS_WITH(scene.end("disk/0"),
                      "cannot destroy storage \"disk/0\": storage is attached");
    CHECK_THROWS_WITH(scene.end("disk/0", {.keep_files = true}),
                      "cannot release storage \"disk/0\": storage is attached");
    CHECK_THROWS_WITH(scene.end("data/0", {.force = true}),
                      "cannot destroy storage \"data/0\": cannot detach, storage is singular");
    scene.end("disk/0", {.force = true});
    CHECK(scene.attached("app/0", "disk/0").life == Life::dying);
    CHECK(scene.instance("disk/0").life == Life::dying);
    CHECK_THROWS_WITH(scene.attach("disk/0", "app/1"),
                      "cannot attach storage disk/0 to unit app/1: "
                      "storage not alive");
}

TEST_CASE("a unit that goes leaves its storage behind, dying if it is to be destroyed") {
    StorageScene scene;
    scene.commit([&](Change& change) {
        end_unit(change, scene.model, "app/0", false);
        end_unit(change, scene.model, "app/1", false, StorageFate::destroyed);
    });
    CHECK(scene.attached("app/0", "data/0").life == Life::dying);
    CHECK(scene.instance("data/0").life == Life::alive);
    CHECK(scene.instance("data/1").life == Life::dying);
    for (const char* unit : {"app/0", "app/1"})
        scene.commit([&](Change& change) { remove_unit(change, scene.model, unit); });
    CHECK(scene.instance("data/0").unit.empty());
    CHECK(scene.instance("data/1").unit.empty());
    CHECK_FALSE(find_storage(scene.model, "app/0", "data/0"));
}

TEST_CASE("a new unit takes storage that is there before it gets new one") {
    StorageScene scene;
    scene.commit([&](Change& change) { remove_unit(change, scene.model, "app/0"); });
    const auto add = [&](std::vector<std::string> attach) {
        scene.commit([&](Change& change) {
            add_initial_storage(change, scene.model, add_unit(change, scene.model, "app"),
                                scene.charm.metadata, read_storage_directives(scene.model, "app"),
                                attach);
        });
    };
    CHECK_THROWS_WITH(add({"data/1"}), "cannot attach storage owned by unit app/1 to unit app/2");
    add({"data/0"});
    CHECK(scene.instance("data/0").unit == "app/2");
    CHECK(read_storage(scene.model, "app/2").size() == 1);
    CHECK(all_storage_instances(scene.model).size() == 2);
}

TEST_CASE("an upgrade must not take away or narrow storage") {
    const auto check = [](const char* before, const char* after, bool in_use = false) {
        check_storage_upgrade(parse_metadata(std::string("name: a\nstorage: ") + before, "m"),
                              parse_metadata(std::string("name: a\nstorage: ") + after, "m"),
                              [=](const std::string&) { return in_use; });
    };
    const char* one = "{d: {type: filesystem, location: /x}}";
    const char* some = "{d: {type: block, multiple: {range: 0+}}}";
    CHECK_NOTHROW(check(some, "{}"));
    CHECK_NOTHROW(check("{}", one));
    CHECK_THROWS_WITH(check(some, "{}", true), "in-use storage \"d\" removed");
    CHECK_THROWS_WITH(check(one, "{}"), "required storage \"d\" removed");
    CHECK_THROWS_WITH(
        check(some, "{d: {type: block, multiple: {range: 0-9}}}"),
        "existing storage \"d\" range contracted: max decreased from <unbounded> to 9");
    CHECK_THROWS_WITH(check(one, "{d: {type: filesystem, location: /y}}"),
                      "existing storage \"d\" location changed from \"/x\" to \"/y\"");
    CHECK_THROWS_WITH(check(one, "{d: {type: filesystem, location: /x, read-only: true}}"),
                      "existing storage \"d\" read-only changed from false to true");
    CHECK_THROWS_WITH(check(one, "{d: {type: filesystem, location: /x, multiple: {range: 1+}}}"),
                      "existing storage \"d\" with location changed from single to multiple");
}
