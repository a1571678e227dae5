// A unit in a store in memory, in a relation hook, and its tools without a socket.
#pragma once

#include "base/error.hpp"
#include "model/application.hpp"
#include "store/store.hpp"
#include "tools/tool.hpp"

#include <tuple>

#include <doctest/doctest.h>

namespace hookbox {

struct ToolRun {
    using LogLine = std::tuple<std::string, std::string, std::string>;

    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
    SealingKey key;
    std::vector<LogLine> log; ///< level, module, message
    std::optional<HookContext> context;
    ToolIo io;

    ToolRun() {
        Change first;
        Application web;
        web.name = "web";
        put_application(first, model, web);
        add_unit(first, model, "web");
        Relation relation;
        relation.id = 3;
        relation.key = "web:db mysql:server";
        relation.endpoints = {{"web", "db", "requirer", "mysql"},
                              {"mysql", "server", "provider", "mysql"}};
        put_relation(first, model, relation);
        put_relation_record(first, model, "web/0", 3, {});
        model.commit(std::move(first));
        open();
    }

    /// A new run, of db-relation-changed.
    void open() {
        RunInfo info;
        info.id = "web/0-db-relation-changed-1";
        info.unit = "web/0";
        info.name = "db-relation-changed";
        info.relation = 3;
        info.remote_unit = "mysql/0";
        info.remote_application = "mysql";
        open(std::move(info));
    }

    void open(RunInfo info, Overrides overrides = {}) {
        context.emplace(
            model, std::move(info), [this](const auto&... parts) { log.emplace_back(parts...); },
            std::move(overrides), &key);
    }

    /// The exit status of a tool that runs to its end; throws what it throws.
    int run(std::string_view name, const std::vector<std::string>& args) {
        const Tool* tool = find_tool(name, Compat::juju3);
        REQUIRE(tool != nullptr);
        const std::unique_ptr<ToolBody> body = tool->make(&*context);
        Options options;
        body->declare(options);
        body->check(options.parse(args));
        io.output.clear();
        return body->run(io);
    }
};

} // namespace hookbox
