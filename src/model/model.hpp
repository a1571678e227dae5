// One model in a store: where its nodes are, and how a step's writes are gathered and committed.
// The tree below /models/<uuid> (one file of model/ owns each part):
//   (root)                        {"name"}                               model
//   settings                      model settings                         model
//   clock                         {"offset-ms"}                          model
//   sequences/<name>              counters, never reused                 model
//   charms/<name>-<revision>      {"name","revision","sha256"}           charms
//   applications/<app>            Application                            application
//   applications/<app>/config     values set by the operator             application
//   applications/<app>/status     Status                                 status
//   applications/<app>/lease      {"holder","expires"}                   leadership
//   applications/<app>/leader     leader settings bag                    leadership
//   applications/<app>/k8s-spec   {"pod","raw"}                          k8s-spec
//   applications/<app>/units      {"count"}                              unit
//   applications/<app>/relations  {"count"}, without peers               removal
//   units/<app>-<n>               Unit                                   unit
//   units/<app>-<n>/status        Status (workload)                      status
//   units/<app>-<n>/resolved      {"retry"}                              unit
//   units/<app>-<n>/pause         {"requests"}                           unit
//   units/<app>-<n>/state         charm state bag                        unit
//   units/<app>-<n>/agent         UniterState                            uniter-state
//   units/<app>-<n>/relations/<n> RelationRecord                         uniter-state
//   units/<app>-<n>/secrets       SecretRecord                           uniter-state
//   units/<app>-<n>/payloads      {"payloads": by "<class>/<id>"}        payloads
//   units/<app>-<n>/attached      StorageRecord                          uniter-state
//   units/<app>-<n>/storage/<storage>-<n> Storage                        storage
//   storage/<storage>-<n>         StorageInstance                        storage
//   applications/<app>/storage    StorageDirectives                      storage
//   applications/<app>/resources  {"resources": by name}                 resource
//   units/<app>-<n>/resources     {"resources": by name}                 resource
//   machines/<id>/agent           Presence                               presence
//   ports/<machine>/<app>-<n>     {"<endpoint or empty>": ["80/tcp"]}    ports
//   relations/<n>                 Relation                               relation
//   relations/<n>/scope           {"count"} of the units in it           relation
//   relations/<n>/scope/<app>-<n> {}                                     relation
//   relations/<n>/units/<app>-<n> unit bag                               settings
//   relations/<n>/apps/<app>      application bag                        settings
//   operations/<n>                {"summary","error","enqueued","tasks"} operation
//   tasks/<n>                     Task                                   task
//   tasks/<n>/results             {"results"}                            task
//   tasks/<n>/log                 {"messages"}                           task
//   secrets/<id>                  Secret                                 secret
//   secrets/<id>/revisions/<n>    {"sealed"} content                     secret
//   secrets/<id>/consumers/<app>-<n> SecretConsumer                      secret
// Payloads are JSON with "v": 1 added by stored_record (bags are plain maps); the store's own
// format number is at /format. Blocking: as the store.
#pragma once

#include "base/clock.hpp"
#include "base/error.hpp"
#include "store/store.hpp"
#include "value/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// A node read and parsed.
struct Entry {
    Value value;
    std::int64_t version = 0;
};

/// The fields of a record as it is stored.
Value stored_record(Value::Map fields);

/// The writes of one atomic step and the versions they rely on. A later put of a path replaces an
/// earlier one. Two checks of one path that disagree throw Conflict: somebody wrote in between.
class Change {
  public:
    void put(std::string path, Value value);
    void erase(std::string path);
    /// Erases `path`, and takes back whatever was put at it or below it so far.
    void erase_instead(const std::string& path);
    /// The commit fails with Conflict unless `path` has `version` then (0: absent).
    void require(std::string path, std::int64_t version);
    void merge(Change other);
    [[nodiscard]] bool empty() const noexcept;
    /// False: may be lost in a power cut, never by a process's death. Durable by default.
    void set_durable(bool durable) noexcept { durable_ = durable; }
    /// What is put at `path` so far, so that several domain functions can build on each other; null
    /// when nothing is, or when it is erased.
    [[nodiscard]] const Value* pending(std::string_view path) const;
    [[nodiscard]] bool erases(std::string_view path) const;
    [[nodiscard]] Commit take() &&;

  private:
    std::map<std::string, std::int64_t, std::less<>> checks_;
    std::map<std::string, std::optional<Value>, std::less<>> writes_;
    bool durable_ = true;
};

class Model {
  public:
    /// Opens the only model of `store`, creating "default" when there is none. Throws Error when
    /// the store's format is newer than this program.
    explicit Model(Store& store);

    [[nodiscard]] Store& store() const noexcept { return store_; }
    [[nodiscard]] const std::string& uuid() const noexcept { return uuid_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const Clock& clock() const noexcept { return clock_; }
    [[nodiscard]] Time now() const { return clock_.now(); }
    /// Reads the stored clock offset again (tests move it).
    void refresh_clock();

    /// "/models/<uuid>/" + `below`.
    [[nodiscard]] std::string path(std::string_view below) const;
    [[nodiscard]] std::optional<Entry> read(std::string_view below) const;
    [[nodiscard]] std::vector<std::string> children(std::string_view below) const;

    /// Commits; throws Conflict, which retry() below handles.
    std::int64_t commit(Change change) const;
    /// Reads a counter and puts it one higher into `change`; gives the old value. From 0. Several
    /// calls for one change count on.
    std::int64_t next(Change& change, std::string_view sequence) const;
    /// `change` fails with Conflict unless the node at `below` stays as it is from now on.
    void pin(Change& change, std::string_view below) const;
    /// The number kept at `below`, 0 when there is none, relied on by `change`.
    std::int64_t counted(Change& change, std::string_view below) const;
    /// Puts it higher by `by`; gives the new number. Several calls for one change add up.
    std::int64_t count(Change& change, std::string_view below, std::int64_t by) const;
    /// Puts the end of the node at `below` and of all below it into `change`.
    void erase_tree(Change& change, const std::string& below) const;
    /// Model settings with their defaults ("update-status-hook-interval", …).
    [[nodiscard]] Value settings() const;

  private:
    Store& store_;
    std::string uuid_, name_;
    Clock clock_;
};

/// Runs `build(change)` and commits, anew after each Conflict (at most 20 times).
template <class Build> void commit_with_retry(const Model& model, Build build) {
    for (int attempt = 0;; ++attempt) {
        Change change;
        build(change);
        try {
            model.commit(std::move(change));
            return;
        } catch (const Conflict&) {
            if (attempt == 20)
                throw;
        }
    }
}

} // namespace hookbox
