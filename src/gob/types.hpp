// The types that one peer has defined on one connection. Numbers mean nothing beyond it.
#pragma once

#include "gob/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace hookbox::gob {

/// Ids that need no definition.
enum Builtin : std::int64_t {
    type_bool = 1,
    type_int = 2,
    type_uint = 3,
    type_float = 4,
    type_bytes = 5,
    type_string = 6,
    type_complex = 7,
    type_interface = 8,
    first_defined_type = 64,
};

struct Type {
    enum class Kind { array, list, structure, map, opaque };
    struct Field {
        std::string name;
        std::int64_t type = 0;
    };

    std::int64_t id = 0;
    Kind kind = Kind::opaque;
    std::string name;
    std::int64_t key = 0;     ///< of a map
    std::int64_t element = 0; ///< of a list, array or map
    std::int64_t length = 0;  ///< of an array
    std::vector<Field> fields;
    std::size_t definition = 0; ///< bytes of the stream that defined it
};

class Types {
  public:
    /// Null when the peer has not defined it (yet).
    [[nodiscard]] const Type* find(std::int64_t id) const noexcept;
    /// Reads one definition. What it refers to may be defined later. Failures are the reader's.
    void define(std::int64_t id, Reader& reader);

    [[nodiscard]] std::size_t size() const noexcept { return types_.size(); }
    /// Forgets all but the first `size` types.
    void shrink(std::size_t size);

    /// Bytes of all definitions. They are kept as long as the connection, in some ten times as
    /// much; a call's are a few hundred.
    static constexpr std::size_t max_definitions = std::size_t{16} << 10;
    static constexpr std::size_t max_types = 512, max_fields = 1024;

  private:
    std::deque<Type> types_;      ///< grows without moving: a value being read holds on to its type
    std::size_t definitions_ = 0; ///< bytes
};

} // namespace hookbox::gob
