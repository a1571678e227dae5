// What the two kinds of request share on the wire. For the codecs only.
#pragma once

#include "gob/encoder.hpp"

#include <cstdint>

namespace hookbox {

// Numbered as Go's process would number them, so that captures can be compared byte for byte.
inline constexpr std::int64_t header_type = 65;
inline constexpr std::int64_t body_type = 66;

inline constexpr gob::Encoder::FieldType request_header_fields[] = {
    {"ServiceMethod", gob::type_string},
    {"Seq", gob::type_uint},
};

} // namespace hookbox
