#include "base/error.hpp"
#include "store/sqlite-store.hpp"

namespace hookbox {

std::unique_ptr<Store> open_store(const std::string& url) {
    if (url == "memory:")
        return open_memory_store();
    if (url.starts_with("sqlite:") && url.size() > 7)
        return open_sqlite_store(url.substr(7));
    throw Error("cannot open store \"" + url + "\": not one of memory:, sqlite:<directory>");
}

} // namespace hookbox
