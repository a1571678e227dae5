// Decodes one direction of a gob stream, as bytes of it arrive. The caller says which struct it
// wants; fields are matched by name, unknown ones skipped, missing ones left alone. Throws nothing:
// the client's first microseconds run it before exceptions work.
#pragma once

#include "gob/types.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hookbox::gob {

/// Where a field's value goes. Text and bytes are different kinds to gob.
struct Text {
    std::string* value;
};
struct Bytes {
    std::string* value;
};
using Target = std::variant<bool*, std::int64_t*, std::uint64_t*, Text, Bytes, //
                            std::vector<std::string>*>;
struct Field {
    std::string_view name;
    Target target;
};
/// A struct to decode into; `name` is for error texts.
struct Structure {
    std::string_view name;
    std::span<const Field> fields;
};

enum class Decoded {
    value,      ///< done
    incomplete, ///< more bytes are needed; ask again after feed()
    invalid,    ///< this value is no such struct; the stream goes on behind it
    broken,     ///< the stream cannot be followed any more
};

class Decoder {
  public:
    /// `limit` bounds each value, in bytes of the stream.
    explicit Decoder(std::size_t limit) noexcept : limit_(limit) {}

    void feed(std::string_view bytes);
    /// The next value. Targets may be half filled when it is not `value`.
    Decoded decode(const Structure& wanted);
    /// The next value, whatever it is, goes nowhere.
    Decoded skip();
    /// Why it was invalid or broken, in the words of Go's package where those are known.
    [[nodiscard]] const std::string& error() const noexcept { return error_; }
    /// Bytes fed and not yet consumed by a value.
    [[nodiscard]] std::size_t pending() const noexcept { return buffer_.size() - start_; }
    /// Bytes of memory for them.
    [[nodiscard]] std::size_t kept() const noexcept { return buffer_.capacity(); }
    /// Whether nothing of the next value is there: not even a definition for it.
    [[nodiscard]] bool between_values() const noexcept { return pending() == 0 && !defined_; }

  private:
    friend class ValueReader;
    Decoded next(const Structure* wanted);
    Decoded fail(Decoded how, std::string reason);
    /// Finds the message at `offset`; moves `offset` behind it.
    Decoded message(std::size_t& offset, std::string_view& bytes);
    /// What stands before `end` is done with, and views of it are.
    void consume(std::size_t end);

    std::size_t limit_;
    std::string buffer_;
    std::size_t start_ = 0;
    bool defined_ = false; ///< definitions of the next value have been consumed
    Types types_;
    std::string error_;
};

} // namespace hookbox::gob
