#include "gob/decoder.hpp"

#include "gob/value-reader.hpp"

#include <limits>
#include <utility>

namespace hookbox::gob {

void Decoder::feed(std::string_view bytes) {
    buffer_.append(bytes);
}

void Decoder::consume(std::size_t end) {
    start_ = end;
    // Moving the rest costs no more than what was consumed before it.
    if (start_ < buffer_.size() - start_)
        return;
    constexpr std::size_t large = std::size_t{32} << 10;
    if (buffer_.capacity() > large)
        buffer_.substr(start_).swap(buffer_); // assigned, a short rest would go where it is
    else
        buffer_.erase(0, start_);
    start_ = 0;
}

Decoded Decoder::fail(Decoded how, std::string reason) {
    error_ = std::move(reason);
    return how;
}

Decoded Decoder::message(std::size_t& offset, std::string_view& bytes) {
    const std::string_view rest = std::string_view(buffer_).substr(offset);
    if (rest.empty())
        return Decoded::incomplete;
    const auto first = static_cast<unsigned char>(rest[0]);
    const std::size_t prefix = first < 0x80 ? 1 : 1 + (0x100U - first);
    if (prefix > 9)
        return fail(Decoded::broken, "gob: encoded unsigned integer out of range");
    if (rest.size() < prefix)
        return Decoded::incomplete;
    const std::uint64_t size = Reader(rest).read_unsigned();
    if (size == 0)
        return fail(Decoded::broken, "invalid message length");
    if (size > limit_ || offset - start_ > limit_ - size)
        return fail(Decoded::broken, "message of " + std::to_string(size) +
                                         " bytes is larger than " + std::to_string(limit_));
    if (rest.size() - prefix < size)
        return Decoded::incomplete;
    bytes = rest.substr(prefix, size);
    offset += prefix + size;
    return Decoded::value;
}

Decoded Decoder::decode(const Structure& wanted) {
    return next(&wanted);
}

Decoded Decoder::skip() {
    return next(nullptr);
}

Decoded Decoder::next(const Structure* wanted) {
    std::string_view bytes;
    std::size_t end = start_;
    Reader reader;
    std::int64_t id = 0;
    for (;;) {
        if (const Decoded found = message(end, bytes); found != Decoded::value)
            return found;
        reader = Reader(bytes);
        id = reader.read_signed();
        if (reader.failed() || id >= 0)
            break;
        if (id == std::numeric_limits<std::int64_t>::min())
            return fail(Decoded::broken, "gob: unknown type id or corrupted data");
        types_.define(-id, reader);
        if (!reader.failed() && reader.size() > 0)
            reader.fail("extra data in buffer");
        if (reader.failed())
            return fail(Decoded::broken, reader.failure());
        consume(end);
        end = start_;
        defined_ = true;
    }
    const std::size_t known = types_.size();
    ValueReader value(*this, bytes.substr(bytes.size() - reader.size()), end);
    if (reader.failed())
        return fail(Decoded::broken, reader.failure());
    if (wanted == nullptr) {
        value.skip_top(id);
    } else {
        const Type* type = types_.find(id);
        if (type == nullptr || type->kind != Type::Kind::structure) {
            consume(end);
            defined_ = false;
            return fail(Decoded::invalid, type == nullptr && id >= first_defined_type
                                              ? "gob: unknown type id or corrupted data"
                                              : "gob: type mismatch in decoder: want struct type " +
                                                    std::string(wanted->name) + "; got non-struct");
        }
        value.read_struct(*type, *wanted);
    }
    if (value.incomplete()) {
        types_.shrink(known);
        return Decoded::incomplete;
    }
    consume(value.end());
    defined_ = false;
    if (value.broken())
        return fail(Decoded::broken, value.detail());
    if (value.reader().failed())
        return fail(Decoded::invalid,
                    value.detail().empty() ? value.reader().failure() : value.detail());
    if (value.reader().size() > 0)
        return fail(Decoded::invalid, "extra data in buffer");
    return Decoded::value;
}

} // namespace hookbox::gob
