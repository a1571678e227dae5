#include "gob/value-reader.hpp"

#include <limits>

namespace hookbox::gob {
namespace {

constexpr int max_depth = 200;
constexpr std::uint64_t max_items = std::uint64_t{1} << 20; ///< of a list of strings

/// Go's name of the type behind a target, and whether a wire type fits it.
struct Fit {
    const Types& types;
    std::int64_t wire;
    std::string_view name;

    bool is(std::int64_t type, std::string_view spelling) {
        name = spelling;
        return wire == type;
    }
    bool operator()(bool*) { return is(type_bool, "bool"); }
    bool operator()(std::int64_t*) { return is(type_int, "int"); }
    bool operator()(std::uint64_t*) { return is(type_uint, "uint64"); }
    bool operator()(Text) { return is(type_string, "string"); }
    bool operator()(Bytes) { return is(type_bytes, "[]uint8"); }
    bool operator()(std::vector<std::string>*) {
        name = "[]string";
        const Type* type = types.find(wire);
        return type != nullptr && type->kind == Type::Kind::list && type->element == type_string;
    }
};

struct Store {
    Reader& reader;

    void operator()(bool* target) { *target = reader.read_unsigned() != 0; }
    void operator()(std::int64_t* target) { *target = reader.read_signed(); }
    void operator()(std::uint64_t* target) { *target = reader.read_unsigned(); }
    void operator()(Text target) { target.value->assign(reader.read_bytes()); }
    void operator()(Bytes target) { target.value->assign(reader.read_bytes()); }
    void operator()(std::vector<std::string>* target) {
        const std::uint64_t count = reader.read_unsigned();
        if (count > reader.size() || count > max_items)
            return reader.fail("gob: string slice too big");
        target->clear();
        target->reserve(count);
        while (target->size() < count && !reader.failed())
            target->emplace_back(reader.read_bytes());
    }
};

const Field* find(const Structure& wanted, std::string_view name) {
    for (const Field& field : wanted.fields)
        if (field.name == name)
            return &field;
    return nullptr;
}

} // namespace

void ValueReader::check_fields(const Type& type, const Structure& wanted) {
    bool matched = type.fields.empty() || wanted.fields.empty();
    for (const Type::Field& remote : type.fields) {
        const Field* local = find(wanted, remote.name);
        if (local == nullptr)
            continue;
        matched = true;
        Fit fit{decoder_.types_, remote.type, {}};
        if (!std::visit(fit, local->target)) {
            detail_ = "gob: wrong type (" + std::string(fit.name) + ") for received field " +
                      type.name + "." + remote.name;
            return reader_.fail("");
        }
    }
    if (!matched) {
        detail_ = "gob: type mismatch: no fields matched compiling decoder for " +
                  std::string(wanted.name);
        reader_.fail("");
    }
}

void ValueReader::read_struct(const Type& type, const Structure& wanted) {
    check_fields(type, wanted);
    for (std::int64_t number = -1; reader_.next_field(number);) {
        if (number >= static_cast<std::int64_t>(type.fields.size()))
            return reader_.fail("gob: bad data: field numbers out of bounds");
        const Type::Field& remote = type.fields[static_cast<std::size_t>(number)];
        if (const Field* local = find(wanted, remote.name))
            std::visit(Store{reader_}, local->target);
        else
            skip(remote.type, 1);
    }
}

void ValueReader::skip_top(std::int64_t id, int depth) {
    const Type* type = decoder_.types_.find(id);
    if (type != nullptr && type->kind == Type::Kind::structure)
        return skip_struct(*type, depth);
    if (reader_.read_unsigned() != 0)
        return reader_.fail("gob: decode: corrupted data: non-zero delta for singleton");
    skip(id, depth);
}

void ValueReader::skip(std::int64_t id, int depth) {
    switch (id) {
    case type_bool:
    case type_int:
    case type_uint:
    case type_float:
        reader_.read_unsigned();
        return;
    case type_bytes:
    case type_string:
        reader_.read_bytes();
        return;
    case type_complex:
        reader_.read_unsigned();
        reader_.read_unsigned();
        return;
    case type_interface:
        return skip_interface(depth + 1);
    default:
        break;
    }
    const Type* type = decoder_.types_.find(id);
    if (type == nullptr)
        return reader_.fail("gob: bad data: undefined type");
    skip_defined(*type, depth + 1);
}

void ValueReader::skip_struct(const Type& type, int depth) {
    for (std::int64_t number = -1; reader_.next_field(number);) {
        if (number >= static_cast<std::int64_t>(type.fields.size()))
            return reader_.fail("gob: bad data: field numbers out of bounds");
        skip(type.fields[static_cast<std::size_t>(number)].type, depth);
    }
}

void ValueReader::skip_defined(const Type& type, int depth) {
    if (depth > max_depth)
        return reader_.fail("gob: invalid nesting depth");
    switch (type.kind) {
    case Type::Kind::structure:
        return skip_struct(type, depth);
    case Type::Kind::opaque:
        reader_.read_bytes();
        return;
    case Type::Kind::array:
    case Type::Kind::list:
    case Type::Kind::map:
        break;
    }
    std::uint64_t count = reader_.read_unsigned();
    if (type.kind == Type::Kind::array && count != static_cast<std::uint64_t>(type.length))
        return reader_.fail("gob: array length mismatch");
    for (; count > 0 && !reader_.failed(); --count) {
        if (type.kind == Type::Kind::map)
            skip(type.key, depth);
        skip(type.element, depth);
    }
}

void ValueReader::next_message() {
    std::string_view bytes;
    switch (decoder_.message(next_, bytes)) {
    case Decoded::value:
        reader_ = Reader(bytes);
        return;
    case Decoded::incomplete:
        incomplete_ = true;
        break;
    default:
        broken_ = true;
        detail_ = decoder_.error_;
        break;
    }
    reader_.fail("unexpected EOF");
}

void ValueReader::skip_interface(int depth) {
    if (depth > max_depth)
        return reader_.fail("gob: invalid nesting depth");
    if (reader_.read_bytes().empty())
        return;
    std::int64_t id = 0;
    while (!reader_.failed()) {
        if (reader_.size() == 0)
            next_message();
        id = reader_.read_signed();
        if (reader_.failed() || id >= 0)
            break;
        if (id == std::numeric_limits<std::int64_t>::min())
            return reader_.fail("gob: unknown type id or corrupted data");
        decoder_.types_.define(-id, reader_);
        // What follows a definition in the same message is led by its length.
        if (reader_.size() > 0)
            reader_.read_unsigned();
    }
    // The length spans no definitions within the value, so the value itself says where it ends.
    if (reader_.read_unsigned() > reader_.size())
        return reader_.fail("gob: interface value exceeds input size");
    skip_top(id, depth);
}

} // namespace hookbox::gob
