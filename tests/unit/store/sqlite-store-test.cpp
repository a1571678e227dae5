#include "contract.hpp"
#include "temporary-directory.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("the store in memory keeps the contract") {
    const auto store = open_store("memory:");
    check_store_contract({.connect = nullptr, .store = *store});
}

TEST_CASE("the store in a directory keeps the contract") {
    const TemporaryDirectory home;
    const std::string url = "sqlite:" + home.path().string();
    const auto store = open_store(url);
    check_store_contract({.connect = [&] { return open_store(url); }, .store = *store});
}
