#include "captures.hpp"

#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace {

using Json = nlohmann::json;

std::string from_base64(const std::string& text) {
    static const std::string alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned bits = 0, count = 0;
    for (const char c : text) {
        if (c == '=')
            break;
        bits = bits << 6 | static_cast<unsigned>(alphabet.find(c));
        if ((count += 6) >= 8)
            bytes += static_cast<char>(bits >> (count -= 8));
    }
    return bytes;
}

void add_results(Capture& capture, const Json& result) {
    if (result.is_array()) {
        for (const Json& call : result)
            capture.results.push_back({call["code"], call["stdout"], call["stderr"],
                                       call["error"].is_null() ? "" : call["error"]});
        return;
    }
    if (!result.contains("exit"))
        return;
    // The client printed a header's error as its own.
    Capture::Result whole{result["exit"], result["stdout"], result["stderr"], ""};
    const std::string prefix = "ERROR bad request: ";
    if (whole.errors.starts_with(prefix))
        whole = {0, "", "", whole.errors.substr(6, whole.errors.size() - 7)};
    if (capture.id.starts_with("stdin-retry"))
        capture.results.push_back({0, "", "", "hook tool requires stdin, none supplied"});
    capture.results.push_back(whole);
}

std::vector<Capture> load() {
    std::ifstream file(WIRE_CAPTURES);
    std::vector<Capture> all;
    for (std::string line; std::getline(file, line);) {
        const Json json = Json::parse(line);
        Capture capture;
        capture.id = json["id"];
        for (const Json& event : json["events"])
            (event["from"] == "client" ? capture.client : capture.server) +=
                from_base64(event.value("b64", ""));
        if (json.contains("decoded")) {
            const Json& request = json["decoded"]["request"];
            capture.request = {request["ContextId"], request["Dir"], request["CommandName"],
                               request.value("Token", ""), request["Args"]};
        }
        add_results(capture, json["result"]);
        all.push_back(std::move(capture));
    }
    if (all.empty())
        throw std::runtime_error("no captures in " WIRE_CAPTURES);
    return all;
}

} // namespace

const std::vector<Capture>& captures() {
    static const std::vector<Capture> all = load();
    return all;
}
