#include "base/error.hpp"

#include <cerrno>
#include <string>

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("system errors read as Go's do") {
    CHECK(SystemError("open /x", ENOENT).what() ==
          std::string("open /x: no such file or directory"));
    CHECK(errno_text(ECONNREFUSED) == "connection refused");
    CHECK(errno_text(99999) == "errno 99999");
}
