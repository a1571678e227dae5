#include "contract.hpp"

#include "base/error.hpp"

#include <thread>

#include <doctest/doctest.h>

namespace hookbox {
namespace {

using std::chrono::steady_clock;
using Names = std::vector<std::string>;

std::int64_t put(Store& store, const std::string& path, const std::string& data) {
    return store.commit({.checks = {}, .puts = {{path, data}}, .erases = {}});
}

std::int64_t erase(Store& store, const std::string& path) {
    return store.commit({.checks = {}, .puts = {}, .erases = {path}});
}

Names paths(const Changes& changes) {
    Names found;
    for (const auto& [path, node] : changes.nodes)
        found.push_back(node ? path : "-" + path);
    return found;
}

void check_nodes(Store& store) {
    SUBCASE("a node that was never put does not exist") {
        CHECK_FALSE(store.get("/a"));
    }
    SUBCASE("a put node is read back with its version and revision") {
        const std::int64_t revision = put(store, "/a/b", "x");
        const auto node = store.get("/a/b");
        REQUIRE(node);
        CHECK(node->data == "x");
        CHECK(node->version == 1);
        CHECK(node->revision == revision);
        CHECK_FALSE(store.get("/a"));
    }
    SUBCASE("data may hold any bytes, and none") {
        const std::string bytes("\0\xff\n'\x80", 5);
        put(store, "/a", bytes);
        put(store, "/b", "");
        CHECK(store.get("/a")->data == bytes);
        CHECK(store.get("/b")->data.empty());
    }
    SUBCASE("each put raises the version, an erase begins anew") {
        put(store, "/a", "1");
        put(store, "/a", "1");
        CHECK(store.get("/a")->version == 2);
        erase(store, "/a");
        CHECK_FALSE(store.get("/a"));
        put(store, "/a", "1");
        CHECK(store.get("/a")->version == 1);
    }
    SUBCASE("an erase leaves the nodes below") {
        put(store, "/a", "1");
        put(store, "/a/b", "2");
        erase(store, "/a");
        CHECK(store.get("/a/b")->data == "2");
    }
    SUBCASE("the root is a node as any other") {
        put(store, "/", "root");
        put(store, "/a", "1");
        CHECK(store.get("/")->data == "root");
        CHECK(store.children("/") == Names{"a"});
    }
    SUBCASE("a malformed path is refused") {
        for (const char* path : {"", "a", "a/b", "/a/", "//", "/a//b"}) {
            CAPTURE(path);
            CHECK_THROWS_AS((void)store.get(path), Error);
            CHECK_THROWS_AS(put(store, path, ""), Error);
            CHECK_THROWS_AS(erase(store, path), Error);
        }
        CHECK(store.revision() == 0);
    }
}

void check_children(Store& store) {
    SUBCASE("an empty store has no children anywhere") {
        CHECK(store.children("").empty());
        CHECK(store.children("/").empty());
        CHECK(store.children("/a").empty());
    }
    SUBCASE("names come sorted, those that only have descendants among them") {
        for (const char* path : {"/a/n/x/y", "/a/n/z", "/a/n-1", "/a/n0", "/a/m", "/a/m/deep/er",
                                 "/a/b/c/d/e", "/ab", "/b"})
            put(store, path, "");
        CHECK(store.children("/a") == Names{"b", "m", "n", "n-1", "n0"});
        CHECK(store.children("") == Names{"a", "ab", "b"});
        CHECK(store.children("/") == Names{"a", "ab", "b"});
        CHECK(store.children("/a/n") == Names{"x", "z"});
        CHECK(store.children("/a/n0").empty());
    }
    SUBCASE("a name goes with its last descendant") {
        put(store, "/a/b/c", "");
        erase(store, "/a/b/c");
        CHECK(store.children("/a").empty());
    }
}

void check_commits(Store& store) {
    SUBCASE("each commit has the next revision") {
        CHECK(store.revision() == 0);
        CHECK(put(store, "/a", "") == 1);
        CHECK(put(store, "/b", "") == 2);
        CHECK(store.revision() == 2);
    }
    SUBCASE("a failed check leaves everything as it was") {
        put(store, "/a", "old");
        const Commit commit{.checks = {{"/a", 1}, {"/b", 7}},
                            .puts = {{"/a", "new"}, {"/c", "new"}},
                            .erases = {"/a"}};
        CHECK_THROWS_AS(store.commit(commit), Conflict);
        CHECK(store.get("/a")->data == "old");
        CHECK_FALSE(store.get("/c"));
        CHECK(store.revision() == 1);
    }
    SUBCASE("version 0 stands for absent") {
        store.commit({.checks = {{"/a", 0}}, .puts = {{"/a", "1"}}, .erases = {}});
        CHECK_THROWS_AS(store.commit({.checks = {{"/a", 0}}, .puts = {{"/a", "2"}}, .erases = {}}),
                        Conflict);
        store.commit({.checks = {{"/a", 1}}, .puts = {{"/a", "3"}}, .erases = {}});
        CHECK(store.get("/a")->data == "3");
    }
    SUBCASE("erases come before puts") {
        put(store, "/a", "1");
        put(store, "/a", "2");
        store.commit({.checks = {}, .puts = {{"/a", "3"}}, .erases = {"/a"}});
        CHECK(store.get("/a")->version == 1);
        CHECK(store.get("/a")->data == "3");
        CHECK(paths(store.changes_since(2)) == Names{"/a"});
    }
    SUBCASE("what changes nothing has no revision, but is checked") {
        put(store, "/a", "1");
        CHECK(store.commit({}) == 1);
        CHECK(erase(store, "/b") == 1);
        CHECK(store.commit({.checks = {{"/a", 1}}, .puts = {}, .erases = {}}) == 1);
        CHECK_THROWS_AS(store.commit({.checks = {{"/a", 2}}, .puts = {}, .erases = {}}), Conflict);
        CHECK(store.revision() == 1);
    }
    SUBCASE("a commit that may be lost in a power cut is seen all the same") {
        store.commit({.checks = {}, .puts = {{"/a", "1"}}, .erases = {}, .durable = false});
        CHECK(store.get("/a")->data == "1");
        put(store, "/a", "2");
        CHECK(store.get("/a")->data == "2");
    }
    SUBCASE("a commit up to the limit is kept, a larger one names the limit") {
        const std::string most(store.max_commit() - 2, 'x');
        put(store, "/a", most);
        CHECK(store.get("/a")->data == most);
        const std::string limit = std::to_string(store.max_commit());
        try {
            put(store, "/a", most + "x");
            FAIL("kept");
        } catch (const Error& error) {
            CHECK(std::string(error.what()).find(limit) != std::string::npos);
        }
        CHECK(store.get("/a")->version == 1);
    }
}

void check_changes(Store& store) {
    put(store, "/a/1", "x");
    put(store, "/b", "x");
    put(store, "/a/2", "x");
    SUBCASE("from 0 everything there is is told") {
        const Changes changes = store.changes_since(0);
        CHECK(changes.complete);
        CHECK(changes.revision == 3);
        CHECK(paths(changes) == Names{"/a/1", "/a/2", "/b"});
    }
    SUBCASE("only what follows a revision is told, each node once as it is now") {
        put(store, "/a/1", "y");
        put(store, "/a/1", "z");
        const Changes changes = store.changes_since(3);
        CHECK(changes.revision == 5);
        REQUIRE(paths(changes) == Names{"/a/1"});
        CHECK(changes.nodes[0].second->data == "z");
        CHECK(changes.nodes[0].second->version == 3);
        CHECK(store.changes_since(5).nodes.empty());
    }
    SUBCASE("erased nodes are told until they are put again") {
        erase(store, "/b");
        CHECK(paths(store.changes_since(3)) == Names{"-/b"});
        put(store, "/b", "again");
        CHECK(paths(store.changes_since(3)) == Names{"/b"});
        CHECK(paths(store.changes_since(4)) == Names{"/b"});
    }
    SUBCASE("a prefix stands for its node and all below, and no neighbour") {
        put(store, "/a", "x");
        put(store, "/a-b", "x");
        put(store, "/a0", "x");
        erase(store, "/a/2");
        erase(store, "/b");
        CHECK(paths(store.changes_since(0, "/a")) == Names{"/a", "/a/1"});
        CHECK(paths(store.changes_since(1, "/a")) == Names{"/a", "-/a/2"});
        CHECK(store.changes_since(1, "/a").revision == 8);
    }
    SUBCASE("what is too old for the erased to be known is told as incomplete") {
        for (int round = 0; round < 3; ++round) {
            Commit puts, erases;
            for (int i = 0; i < 6000; ++i) {
                puts.puts.emplace_back("/many/" + std::to_string(round * 6000 + i), "");
                erases.erases.push_back(puts.puts.back().first);
            }
            store.commit(puts);
            store.commit(erases);
        }
        CHECK_FALSE(store.changes_since(3).complete);
        CHECK(store.changes_since(3).nodes.empty());
        CHECK(store.changes_since(0).complete);
        CHECK(store.changes_since(store.revision()).complete);
    }
    SUBCASE("a revision still to come is told as incomplete") {
        CHECK_FALSE(store.changes_since(99).complete);
    }
}

void check_waiting(Store& store) {
    SUBCASE("a revision that has passed is not waited for") {
        put(store, "/a", "");
        CHECK(store.wait(0, steady_clock::now() + std::chrono::minutes(1)) == 1);
    }
    SUBCASE("without a change the wait ends at its deadline") {
        const auto deadline = steady_clock::now() + std::chrono::milliseconds(20);
        CHECK(store.wait(0, deadline) == 0);
        CHECK(steady_clock::now() >= deadline);
    }
}

void check_sessions(Store& store) {
    SUBCASE("a session is alive until it is closed") {
        auto session = store.open_session();
        const std::string id = session->id();
        const auto other = store.open_session();
        CHECK(id != other->id());
        CHECK(store.session_alive(id));
        session.reset();
        CHECK_FALSE(store.session_alive(id));
        CHECK(store.session_alive(other->id()));
    }
    SUBCASE("what was never a session is not alive") {
        for (const char* id : {"", "x", ".", "..", "../bell"})
            CHECK_FALSE(store.session_alive(id));
    }
}

void check_second_connection(Store& store, Store& other) {
    SUBCASE("a commit is seen at once through another connection") {
        put(store, "/a", "1");
        CHECK(other.get("/a")->data == "1");
        CHECK(other.revision() == 1);
        CHECK_THROWS_AS(other.commit({.checks = {{"/a", 0}}, .puts = {{"/a", "2"}}, .erases = {}}),
                        Conflict);
        CHECK(put(other, "/a", "2") == 2);
        CHECK(store.get("/a")->version == 2);
    }
    SUBCASE("a waiting connection is woken by another's commit") {
        std::thread writer([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            put(other, "/a", "");
        });
        const auto start = steady_clock::now();
        CHECK(store.wait(0, start + std::chrono::seconds(10)) == 1);
        writer.join();
        CHECK(steady_clock::now() - start < std::chrono::milliseconds(800));
    }
    SUBCASE("sessions are seen through another connection") {
        auto session = store.open_session();
        const std::string id = session->id();
        CHECK(other.session_alive(id));
        session.reset();
        CHECK_FALSE(other.session_alive(id));
    }
}

} // namespace

void check_store_contract(const StoreUnderTest& subject) {
    Store& store = subject.store;
    SUBCASE("nodes") {
        check_nodes(store);
    }
    SUBCASE("children") {
        check_children(store);
    }
    SUBCASE("commits") {
        check_commits(store);
    }
    SUBCASE("changes") {
        check_changes(store);
    }
    SUBCASE("waiting") {
        check_waiting(store);
    }
    SUBCASE("sessions") {
        check_sessions(store);
    }
    if (!subject.connect)
        return;
    SUBCASE("connections") {
        const auto other = subject.connect();
        check_second_connection(store, *other);
    }
}

} // namespace hookbox
