// Walks one value of a message. A value with interfaces in it may run on into further messages.
#pragma once

#include "gob/decoder.hpp"

namespace hookbox::gob {

class ValueReader {
  public:
    /// `bytes` follow the value's type id; `next` is the offset of the message after them.
    ValueReader(Decoder& decoder, std::string_view bytes, std::size_t next) noexcept
        : decoder_(decoder), reader_(bytes), next_(next) {}

    void read_struct(const Type& type, const Structure& wanted);
    /// A whole value as it stands at the top of a message.
    void skip_top(std::int64_t type, int depth = 0);

    [[nodiscard]] const Reader& reader() const noexcept { return reader_; }
    [[nodiscard]] bool incomplete() const noexcept { return incomplete_; }
    [[nodiscard]] bool broken() const noexcept { return broken_; }
    [[nodiscard]] std::size_t end() const noexcept { return next_; }
    /// The text of a failure that Reader's fixed ones cannot say.
    [[nodiscard]] const std::string& detail() const noexcept { return detail_; }

  private:
    void check_fields(const Type& type, const Structure& wanted);
    void read_field(const Target& target);
    void skip(std::int64_t type, int depth);
    void skip_struct(const Type& type, int depth);
    void skip_defined(const Type& type, int depth);
    void skip_interface(int depth);
    void next_message();

    Decoder& decoder_;
    Reader reader_;
    std::size_t next_;
    bool incomplete_ = false, broken_ = false;
    std::string detail_;
};

} // namespace hookbox::gob
