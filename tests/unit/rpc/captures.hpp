// The recorded connections of tests/conformance/vectors/wire.jsonl.
#pragma once

#include <optional>
#include <string>
#include <vector>

struct Capture {
    struct Request { // what was asked, where the record says so
        std::string context_id, directory, command, token;
        std::vector<std::string> args;
    };
    struct Result {
        int code = 0;
        std::string output, errors, error; ///< `error` is the header's
    };

    std::string id, client, server; ///< all bytes of each side
    std::optional<Request> request;
    std::vector<Result> results; ///< of the calls, in their order; empty for raw bytes
};

const std::vector<Capture>& captures();
