#include "base/fault.hpp"

namespace hookbox {

[[gnu::weak]] void fault_point(const char* /*name*/) {}

} // namespace hookbox
