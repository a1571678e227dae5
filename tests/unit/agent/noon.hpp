// The moment at which tests of the agent take place.
#pragma once

#include "base/clock.hpp"

#include <chrono>

inline const hookbox::Time noon =
    std::chrono::sys_days{std::chrono::year{2026} / 1 / 1} + std::chrono::hours(12);
