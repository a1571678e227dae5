#include "agent/operations/task-output.hpp"

#include "base/utf8.hpp"
#include "value/base64.hpp"

#include <algorithm>

namespace hookbox {
namespace {

/// Of each output; all of an action's goes to the log.
constexpr std::size_t kept_bytes = 1 << 20;

} // namespace

void TaskOutput::Stream::add(std::string_view bytes) {
    const std::size_t taken = std::min(bytes.size(), kept_bytes - text.size());
    text.append(bytes.substr(0, taken));
    left_out += bytes.size() - taken;
}

OutputTap TaskOutput::tap() {
    return {[this](std::string_view bytes) { output_.add(bytes); },
            [this](std::string_view bytes) { errors_.add(bytes); }};
}

void TaskOutput::add_to(Value::Map& results, ExitStatus status, bool lines) const {
    results["return-code"] = status.signal == 0 ? status.code : -1;
    add(results, "stdout", output_, lines);
    add(results, "stderr", errors_, lines);
}

void TaskOutput::add(Value::Map& results, const std::string& key, const Stream& stream,
                     bool lines) {
    std::string text = stream.text;
    // The bound may have cut a character.
    for (int cut = 0; stream.left_out > 0 && cut < 3 && !is_utf8(text); ++cut)
        text.pop_back();
    if (lines && !text.empty() && !text.ends_with('\n'))
        text += '\n';
    const bool plain = is_utf8(text);
    if (stream.left_out > 0 && plain)
        text += "[" + std::to_string(stream.left_out) + " more bytes are left out]\n";
    if (!text.empty())
        results[key] = plain ? text : to_base64(text);
    if (!plain)
        results[key + "-encoding"] = "base64";
}

} // namespace hookbox
