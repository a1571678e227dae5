// A small model in memory for the tests of this layer: web/0 and web/1 are related to db/0 and db/1
// (relation 1, web:db) and to each other (relation 0, web:cluster); all are on machine 0.
#pragma once

#include "hook/context.hpp"
#include "model/application.hpp"
#include "store/store.hpp"

#include <memory>
#include <string>
#include <vector>

namespace hookbox {

struct World {
    World();

    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
    SealingKey key;
    std::vector<std::string> logged; ///< "LEVEL module message"

    /// Commits what `build(change)` puts.
    template <class Build> void commit(Build build) { commit_with_retry(model, build); }
    void write(const std::string& bag, const Settings& writes);
    [[nodiscard]] Settings read(const std::string& bag) const {
        return read_bag(model, bag).settings;
    }
    [[nodiscard]] std::int64_t version(const std::string& bag) const {
        return read_bag(model, bag).version;
    }
    void set_life(int relation, Life life);
    void open_ports(const std::string& unit, const Ports& ports);

    /// A run of a hook that is about no relation.
    HookContext run(const std::string& unit, Overrides overrides = {});
    /// One about web:db, of web/0.
    HookContext db_hook(HookKind kind, const std::string& remote_unit);
    /// What the agent does when the hook has ended with 0.
    void flush(HookContext& context);
};

} // namespace hookbox
