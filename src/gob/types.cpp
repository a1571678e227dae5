#include "gob/types.hpp"

namespace hookbox::gob {
namespace {

struct NameAndId {
    std::string_view name;
    std::int64_t id = 0;
};

/// Name and id: what every kind's description begins with, and what a struct's field is.
NameAndId read_name_and_id(Reader& reader) {
    NameAndId result;
    for (std::int64_t field = -1; reader.next_field(field);) {
        if (field == 0)
            result.name = reader.read_bytes();
        else if (field == 1)
            result.id = reader.read_signed();
        else
            reader.fail("gob: bad data: field numbers out of bounds");
    }
    return result;
}

void read_fields(Reader& reader, Type& type) {
    const std::uint64_t count = reader.read_unsigned();
    if (count > Types::max_fields || count > reader.size())
        return reader.fail("gob: struct type has too many fields");
    type.fields.reserve(count);
    while (type.fields.size() < count && !reader.failed()) {
        const NameAndId field = read_name_and_id(reader);
        if (field.name.empty())
            return reader.fail("gob: empty name for remote field");
        type.fields.push_back({std::string(field.name), field.id});
    }
}

/// The fields after the common ones, by kind.
void read_detail(Reader& reader, Type& type, std::int64_t field) {
    using Kind = Type::Kind;
    const int element_field = type.kind == Kind::map                                ? 2
                              : type.kind == Kind::array || type.kind == Kind::list ? 1
                                                                                    : -1;
    if (field == 0)
        type.name = read_name_and_id(reader).name;
    else if (type.kind == Kind::structure && field == 1)
        read_fields(reader, type);
    else if (type.kind == Kind::map && field == 1)
        type.key = reader.read_signed();
    else if (field == element_field)
        type.element = reader.read_signed();
    else if (type.kind == Kind::array && field == 2)
        type.length = reader.read_signed();
    else
        reader.fail("gob: bad data: field numbers out of bounds");
}

} // namespace

const Type* Types::find(std::int64_t id) const noexcept {
    for (const Type& type : types_)
        if (type.id == id)
            return &type;
    return nullptr;
}

void Types::define(std::int64_t id, Reader& reader) {
    if (id < first_defined_type || find(id) != nullptr)
        return reader.fail("gob: duplicate type received");
    if (types_.size() >= max_types)
        return reader.fail("gob: too many type definitions");
    const std::size_t before = reader.size();
    constexpr Type::Kind kinds[] = {Type::Kind::array,     Type::Kind::list,   //
                                    Type::Kind::structure, Type::Kind::map,    //
                                    Type::Kind::opaque,    Type::Kind::opaque, // GobEncoder …
                                    Type::Kind::opaque};                       // TextMarshaler
    Type type;
    type.id = id;
    bool described = false;
    for (std::int64_t field = -1; reader.next_field(field); described = true) {
        if (described || field >= std::int64_t{std::size(kinds)})
            return reader.fail("gob: unknown type id or corrupted data");
        type.kind = kinds[field];
        for (std::int64_t part = -1; reader.next_field(part);)
            read_detail(reader, type, part);
    }
    if (!described)
        reader.fail("gob: unknown type id or corrupted data");
    if (reader.failed())
        return;
    type.definition = before - reader.size();
    if (type.definition > max_definitions - definitions_)
        return reader.fail("gob: type definitions too large");
    definitions_ += type.definition;
    types_.push_back(std::move(type));
}

void Types::shrink(std::size_t size) {
    for (; types_.size() > size; types_.pop_back())
        definitions_ -= types_.back().definition;
}

} // namespace hookbox::gob
