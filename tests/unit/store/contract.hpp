// What every Store must do, whatever keeps it. A backend's test calls this in a TEST_CASE of its
// own, with a new empty store each time the case runs.
#pragma once

#include "store/store.hpp"

#include <functional>

namespace hookbox {

struct StoreUnderTest {
    /// Another connection to the same store, or null when only one can be had.
    std::function<std::unique_ptr<Store>()> connect;
    Store& store;
};

void check_store_contract(const StoreUnderTest& subject);

} // namespace hookbox
