#include "rpc/codec.hpp"

#include "rpc/wire-types.hpp"

#include <limits>

namespace hookbox {
namespace {

constexpr std::int64_t third_type = 67; ///< of a client: list of strings; of a server: no fields

constexpr gob::Encoder::FieldType request_fields[] = {
    {"ContextId", gob::type_string},   {"Dir", gob::type_string},  //
    {"CommandName", gob::type_string}, {"Args", third_type},       //
    {"StdinSet", gob::type_bool},      {"Stdin", gob::type_bytes}, //
    {"Token", gob::type_string},
};
constexpr gob::Encoder::FieldType response_header_fields[] = {
    {"ServiceMethod", gob::type_string},
    {"Seq", gob::type_uint},
    {"Error", gob::type_string},
};
constexpr gob::Encoder::FieldType reply_fields[] = {
    {"Code", gob::type_int},
    {"Stdout", gob::type_bytes},
    {"Stderr", gob::type_bytes},
};

} // namespace

void RequestWriter::write(const RequestHeader& header, const ToolRequest& request) {
    if (!defined_)
        encoder_.define_struct(header_type, "Request", request_header_fields);
    encoder_.begin(header_type);
    encoder_.bytes_field(0, header.method);
    encoder_.unsigned_field(1, header.sequence);
    encoder_.end();
    if (!defined_) {
        encoder_.define_struct(body_type, "Request", request_fields);
        encoder_.define_list(third_type, "[]string", gob::type_string);
    }
    encoder_.begin(body_type);
    encoder_.bytes_field(0, request.context_id);
    encoder_.bytes_field(1, request.directory);
    encoder_.bytes_field(2, request.command);
    encoder_.strings_field(3, request.args);
    encoder_.unsigned_field(4, request.input_set ? 1 : 0);
    encoder_.bytes_field(5, request.input);
    encoder_.bytes_field(6, request.token);
    encoder_.end();
    defined_ = true;
}

void ResponseWriter::write(const ResponseHeader& header, const ToolReply& reply) {
    if (!header_defined_)
        encoder_.define_struct(header_type, "Response", response_header_fields);
    header_defined_ = true;
    encoder_.begin(header_type);
    encoder_.bytes_field(0, header.method);
    encoder_.unsigned_field(1, header.sequence);
    encoder_.bytes_field(2, header.error);
    encoder_.end();
    if (!header.error.empty()) {
        if (!empty_defined_)
            encoder_.define_struct(third_type, "", {});
        empty_defined_ = true;
        encoder_.begin(third_type);
        return encoder_.end();
    }
    if (!reply_defined_)
        encoder_.define_struct(body_type, "ExecResponse", reply_fields);
    reply_defined_ = true;
    encoder_.begin(body_type);
    encoder_.signed_field(0, reply.code);
    encoder_.bytes_field(1, reply.output);
    encoder_.bytes_field(2, reply.errors);
    encoder_.end();
}

gob::Decoded read(gob::Decoder& decoder, RequestHeader& header) {
    const gob::Field fields[] = {{"ServiceMethod", gob::Text{&header.method}},
                                 {"Seq", &header.sequence}};
    return decoder.decode({"Request", fields});
}

gob::Decoded read(gob::Decoder& decoder, ToolRequest& request) {
    const gob::Field fields[] = {{"ContextId", gob::Text{&request.context_id}},
                                 {"Dir", gob::Text{&request.directory}},
                                 {"CommandName", gob::Text{&request.command}},
                                 {"Args", &request.args},
                                 {"StdinSet", &request.input_set},
                                 {"Stdin", gob::Bytes{&request.input}},
                                 {"Token", gob::Text{&request.token}}};
    return decoder.decode({"Request", fields});
}

gob::Decoded read(gob::Decoder& decoder, ResponseHeader& header) {
    const gob::Field fields[] = {{"ServiceMethod", gob::Text{&header.method}},
                                 {"Seq", &header.sequence},
                                 {"Error", gob::Text{&header.error}}};
    return decoder.decode({"Response", fields});
}

gob::Decoded read(gob::Decoder& decoder, ToolReply& reply) {
    std::int64_t code = reply.code;
    const gob::Field fields[] = {{"Code", &code},
                                 {"Stdout", gob::Bytes{&reply.output}},
                                 {"Stderr", gob::Bytes{&reply.errors}}};
    const gob::Decoded result = decoder.decode({"ExecResponse", fields});
    reply.code = static_cast<int>(code);
    return result;
}

} // namespace hookbox
