#include "base/error.hpp"
#include "commands/model-setting.hpp"
#include "model/model.hpp"
#include "store/store.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

TEST_CASE("every setting of the model has a kind that its default fits") {
    const auto store = open_store("memory:");
    const Value settings = Model(*store).settings();
    for (const auto& setting : settings.map()) {
        CAPTURE(setting.first);
        CHECK(check_model_setting(setting.first, setting.second) == setting.second);
    }
}

TEST_CASE("settings come out typed, and wrong ones are refused") {
    CHECK(check_model_setting("automatically-retry-hooks", "false") == Value(false));
    CHECK(check_model_setting("egress-subnets", "10.0.0.0/8, ::/0") == Value("10.0.0.0/8,::/0"));
    CHECK_THROWS_WITH_AS(check_model_setting("automatically-retry-hooks", "maybe"),
                         "option \"automatically-retry-hooks\" expected boolean, got \"maybe\"",
                         Error);
    for (const char* wrong : {"", "5", "soon", "0s", "-5m"})
        CHECK_THROWS_AS(check_model_setting("update-status-hook-interval", wrong), Error);
    CHECK_THROWS_AS(check_model_setting("egress-subnets", "10.0.0.1"), Error);
    CHECK_THROWS_AS(check_model_setting("logging-config", "unit=LOUD"), Error);
    CHECK_THROWS_AS(check_model_setting("http-proxy", 80), Error);
}

TEST_CASE("an unknown setting is answered with those of similar names") {
    CHECK_THROWS_WITH_AS(require_model_setting("htp-proxy"),
                         "unknown model setting \"htp-proxy\"; did you mean \"ftp-proxy\" or "
                         "\"http-proxy\" or \"https-proxy\"",
                         Error);
    CHECK_THROWS_WITH_AS(require_model_setting("colour"), "unknown model setting \"colour\"",
                         Error);
}
