#include "tool-run.hpp"

using namespace hookbox;

TEST_CASE("juju-log takes any bytes and any size") {
    ToolRun run;
    std::string every_byte;
    for (int byte = 0; byte < 256; ++byte)
        every_byte += static_cast<char>(byte);
    for (const std::string& message : {every_byte, std::string(), std::string(16 << 20, 'x')}) {
        run.log.clear();
        CHECK(run.run("juju-log", {"--", message}) == 0);
        REQUIRE(run.log.size() == 1);
        CHECK((std::get<2>(run.log[0]) == "db:3: " + message));
    }
}

TEST_CASE("juju-log reports a level it does not know and logs the message at INFO") {
    ToolRun run;
    CHECK(run.run("juju-log", {"-l",
                               "lo\xff"
                               "d",
                               "hello", "world"}) == 0);
    CHECK((run.log ==
           std::vector<ToolRun::LogLine>{{"WARNING", "unit.web/0.juju-log",
                                          R"(Specified log level of "lo\xffd" is not valid)"},
                                         {"INFO", "unit.web/0.juju-log", "db:3: hello world"}}));
}

TEST_CASE("juju-log logs nothing at the level UNSPECIFIED") {
    ToolRun run;
    CHECK(run.run("juju-log", {"-l", "unspecified", "x"}) == 0);
    CHECK(run.log.empty());
}
