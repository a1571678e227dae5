#include "model/payloads.hpp"
#include "store/store.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("payloads of one change build on each other") {
    const auto store = open_store("memory:");
    const Model model(*store);
    Change change;
    put_payload(change, model, "web/0", {"docker", "monitor", "a", "running", {"x", "y"}});
    put_payload(change, model, "web/0", {"docker", "monitor", "b", "running", {}});
    set_payload_status(change, model, "web/0", "monitor/b", "stopped");
    model.commit(std::move(change));
    const auto payloads = read_payloads(model, "web/0");
    CHECK(payloads.size() == 2);
    CHECK((payloads.at("monitor/a").labels == std::vector<std::string>{"x", "y"}));
    CHECK(payloads.at("monitor/b").status == "stopped");
    CHECK(read_payloads(model, "web/1").empty());
}

TEST_CASE("only what is registered has a status or can go") {
    const auto store = open_store("memory:");
    const Model model(*store);
    Change change;
    CHECK_THROWS_WITH_AS(set_payload_status(change, model, "web/0", "monitor/a", "stopped"),
                         "monitor/a not found", NotFound);
    CHECK_THROWS_WITH_AS(erase_payload(change, model, "web/0", payload_id("monitor", "")),
                         "monitor not found", NotFound);
}
