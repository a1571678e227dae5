#include "captures.hpp"
#include "rpc/codec.hpp"

#include <set>

#include <doctest/doctest.h>

using namespace hookbox;
using gob::Decoded;

namespace {

struct Request {
    RequestHeader header;
    ToolRequest body;
    Decoded result = Decoded::incomplete; ///< of the body
};
struct Response {
    ResponseHeader header;
    ToolReply body;
};

constexpr std::size_t limit = std::size_t{1} << 20;

/// All requests of a client's stream; `end` is what came after the last.
std::vector<Request> requests(std::string_view stream, Decoded& end) {
    gob::Decoder decoder(limit);
    decoder.feed(stream);
    std::vector<Request> all;
    for (Request request; all.size() < 100; request = {}) {
        if (end = read(decoder, request.header); end != Decoded::value)
            return all;
        end = request.result = read(decoder, request.body);
        if (end != Decoded::value && end != Decoded::invalid)
            return all;
        all.push_back(request);
    }
    return all;
}

std::vector<Response> responses(std::string_view stream, Decoded& end) {
    gob::Decoder decoder(limit);
    decoder.feed(stream);
    std::vector<Response> all;
    for (Response response; all.size() < 100; response = {}) {
        if (end = read(decoder, response.header); end != Decoded::value)
            return all;
        end = response.header.error.empty() ? read(decoder, response.body) : decoder.skip();
        if (end != Decoded::value && end != Decoded::invalid)
            return all;
        all.push_back(response);
    }
    return all;
}

bool is_raw(const Capture& capture) {
    return capture.id.starts_with("raw-") && capture.id != "raw-split";
}

/// Requests whose type is not the one that our client sends.
bool is_foreign(const Capture& capture) {
    static const std::set<std::string> ids = {"old-request", "unknown-field", "wrong-field-type",
                                              "client-1.20", "client-1.20-error"};
    return is_raw(capture) || ids.count(capture.id) != 0;
}

} // namespace

TEST_CASE("every recorded request is understood") {
    for (const Capture& capture : captures()) {
        if (is_raw(capture))
            continue;
        CAPTURE(capture.id);
        Decoded end{};
        const std::vector<Request> all = requests(capture.client, end);
        CHECK(end == Decoded::incomplete);
        REQUIRE_FALSE(all.empty());
        CHECK(all.size() >= capture.results.size());
        CHECK((all[0].result == Decoded::value) == (capture.id != "wrong-field-type"));
        if (!capture.request)
            continue;
        CHECK(all[0].body.context_id == capture.request->context_id);
        CHECK(all[0].body.directory == capture.request->directory);
        CHECK(all[0].body.command == capture.request->command);
        CHECK(all[0].body.token == capture.request->token);
        CHECK(all[0].body.args == capture.request->args);
        CHECK_FALSE(all[0].body.input_set);
    }
}

TEST_CASE("a recorded repetition carries standard input") {
    for (const Capture& capture : captures())
        if (capture.id.starts_with("stdin-retry")) {
            Decoded end{};
            const std::vector<Request> all = requests(capture.client, end);
            REQUIRE(all.size() == 2);
            CHECK(all[1].header.sequence == 1);
            CHECK(all[1].body.input_set);
            CHECK(all[1].body.input == (capture.id == "stdin-retry" ? "a: b\nc: d\n" : ""));
        }
}

TEST_CASE("every recorded reply is understood") {
    for (const Capture& capture : captures()) {
        CAPTURE(capture.id);
        Decoded end{};
        std::vector<Response> all = responses(capture.server, end);
        CHECK(end == Decoded::incomplete);
        if (capture.results.empty())
            continue;
        REQUIRE(all.size() == capture.results.size());
        for (const Response& response : all) {
            const Capture::Result& result = capture.results[response.header.sequence];
            CHECK(response.header.error == result.error);
            CHECK(response.body.code == result.code);
            CHECK(response.body.output == result.output);
            CHECK(response.body.errors == result.errors);
        }
    }
}

TEST_CASE("requests are written byte for byte as recorded") {
    int compared = 0;
    for (const Capture& capture : captures()) {
        if (is_foreign(capture))
            continue;
        CAPTURE(capture.id);
        Decoded end{};
        RequestWriter writer;
        for (const Request& request : requests(capture.client, end))
            writer.write(request.header, request.body);
        CHECK(writer.take() == capture.client);
        ++compared;
    }
    CHECK(compared == 23);
}

TEST_CASE("replies are written byte for byte as recorded") {
    for (const Capture& capture : captures()) {
        CAPTURE(capture.id);
        Decoded end{};
        ResponseWriter writer;
        for (const Response& response : responses(capture.server, end))
            writer.write(response.header, response.body);
        CHECK(writer.take() == capture.server);
    }
}

TEST_CASE("truncation at every offset of every capture is noticed") {
    for (const Capture& capture : captures()) {
        CAPTURE(capture.id);
        Decoded end{};
        const std::size_t all_requests = requests(capture.client, end).size();
        for (std::size_t size = 0; size < capture.client.size() && !is_raw(capture); ++size) {
            const auto some = requests(std::string_view(capture.client).substr(0, size), end);
            CHECK(end == Decoded::incomplete);
            CHECK(some.size() < all_requests);
        }
        const std::size_t all_responses = responses(capture.server, end).size();
        for (std::size_t size = 0; size < capture.server.size(); ++size) {
            const auto some = responses(std::string_view(capture.server).substr(0, size), end);
            CHECK(end == Decoded::incomplete);
            CHECK(some.size() < all_responses);
        }
    }
}

TEST_CASE("a changed byte at every offset of every capture does no harm") {
    const auto each_change = [](const std::string& stream, auto size_of) {
        for (std::size_t at = 0; at < stream.size(); ++at)
            for (const unsigned change : {0x01U, 0x80U, 0xffU}) {
                std::string bytes = stream;
                bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ change);
                CHECK(size_of(bytes) <= 2 * bytes.size());
            }
    };
    for (const Capture& capture : captures()) {
        each_change(capture.client, [](const std::string& bytes) {
            Decoded end{};
            std::size_t size = 0;
            for (const Request& request : requests(bytes, end))
                size += request.header.method.size() + request.body.context_id.size() +
                        request.body.input.size() + request.body.args.size();
            return size;
        });
        each_change(capture.server, [](const std::string& bytes) {
            Decoded end{};
            std::size_t size = 0;
            for (const Response& response : responses(bytes, end))
                size += response.header.error.size() + response.body.output.size();
            return size;
        });
    }
}
