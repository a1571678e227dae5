#include "rpc/commands-codec.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

CommandsRequest sent_and_read(const CommandsRequest& request) {
    const std::string bytes = encode_commands({std::string(commands_method), 0}, request);
    gob::Decoder decoder(max_message);
    RequestHeader header;
    CommandsRequest read_back;
    // By halves: what has not come yet is waited for.
    decoder.feed(std::string_view(bytes).substr(0, bytes.size() / 2));
    gob::Decoded result = read(decoder, header);
    REQUIRE(result == gob::Decoded::value);
    REQUIRE(read(decoder, read_back) == gob::Decoded::incomplete);
    decoder.feed(std::string_view(bytes).substr(bytes.size() / 2));
    REQUIRE(read(decoder, read_back) == gob::Decoded::value);
    CHECK(header.method == "JujuExecServer.RunCommands");
    return read_back;
}

} // namespace

TEST_CASE("a request for commands is read back whole") {
    const CommandsRequest given{.commands = "echo 1",
                                .relation = 3,
                                .unit = "db/0",
                                .remote_unit = "web/1",
                                .remote_application = "web",
                                .force_remote_unit = true,
                                .operator_ = true,
                                .token = "t"};
    const CommandsRequest got = sent_and_read(given);
    CHECK(got.commands == "echo 1");
    CHECK(got.relation == 3);
    CHECK(got.unit == "db/0");
    CHECK(got.remote_unit == "web/1");
    CHECK(got.remote_application == "web");
    CHECK(got.force_remote_unit);
    CHECK(got.operator_);
    CHECK(got.token == "t");
}

TEST_CASE("the relations 0 and none are told apart") {
    CHECK(sent_and_read({.commands = "x", .relation = 0}).relation == 0);
    CHECK(sent_and_read({.commands = "x"}).relation == -1);
}
