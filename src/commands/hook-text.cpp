#include "commands/hook-text.hpp"

#include <cstdio>

namespace hookbox {
namespace {

std::string formatted(const char* format, double number) {
    char text[32];
    std::snprintf(text, sizeof text, format, number);
    return text;
}

} // namespace

std::string short_duration(std::chrono::microseconds duration) {
    const auto count = duration.count();
    if (count <= 0)
        return "0";
    if (count < 1000)
        return std::to_string(count) + "us";
    if (count < 1'000'000)
        return formatted(count < 10'000 ? "%.1fms" : "%.0fms", static_cast<double>(count) / 1e3);
    if (count < 60'000'000)
        return formatted("%.1fs", static_cast<double>(count) / 1e6);
    const auto seconds = count / 1'000'000;
    return std::to_string(seconds / 60) + "m" + std::to_string(seconds % 60) + "s";
}

std::string result_text(const HookRecord& record) {
    return record.reason.empty() ? record.result : record.result + ": " + record.reason;
}

} // namespace hookbox
