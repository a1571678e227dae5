#include "cli/time-text.hpp"

namespace hookbox {

std::string go_time(Time time) {
    std::string text = to_rfc3339(time);
    const auto last = text.find_last_not_of('0', text.size() - 2);
    text.erase(text[last] == '.' ? last : last + 1);
    return text + "Z";
}

} // namespace hookbox
