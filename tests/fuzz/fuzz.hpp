// What a fuzzed parser is: one .cpp of this folder, named as its corpus. libFuzzer calls it with
// inputs it makes up; replay.cpp, in every build, with those that are kept.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// Returns 0. A crash, a sanitizer's report or an exception is a finding.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace hookbox {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// What must hold of every input.
inline void require(bool holds, const char* what) {
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

/// Bad input may be refused, but only with an Error that says something.
template <class Parse> bool accepts(const Parse& parse) {
    try {
        parse();
        return true;
    } catch (const Error& error) {
        require(*error.what() != '\0', "an error says why");
        return false;
    }
}

} // namespace hookbox
