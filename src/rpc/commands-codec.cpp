#include "rpc/commands-codec.hpp"

#include "rpc/wire-types.hpp"

namespace hookbox {
namespace {

constexpr gob::Encoder::FieldType commands_fields[] = {
    {"Commands", gob::type_string},       {"RelationId", gob::type_int},
    {"RemoteUnitName", gob::type_string}, {"RemoteApplicationName", gob::type_string},
    {"ForceRemoteUnit", gob::type_bool},  {"UnitName", gob::type_string},
    {"Token", gob::type_string},          {"Operator", gob::type_bool},
};

} // namespace

std::string encode_commands(const RequestHeader& header, const CommandsRequest& request) {
    gob::Encoder encoder;
    encoder.define_struct(header_type, "Request", request_header_fields);
    encoder.begin(header_type);
    encoder.bytes_field(0, header.method);
    encoder.unsigned_field(1, header.sequence);
    encoder.end();
    encoder.define_struct(body_type, "RunCommandsArgs", commands_fields);
    encoder.begin(body_type);
    encoder.bytes_field(0, request.commands);
    encoder.signed_field(1, request.relation);
    encoder.bytes_field(2, request.remote_unit);
    encoder.bytes_field(3, request.remote_application);
    encoder.unsigned_field(4, request.force_remote_unit ? 1 : 0);
    encoder.bytes_field(5, request.unit);
    encoder.bytes_field(6, request.token);
    encoder.unsigned_field(7, request.operator_ ? 1 : 0);
    encoder.end();
    return encoder.take();
}

gob::Decoded read(gob::Decoder& decoder, CommandsRequest& request) {
    // Go leaves fields out that are zero: relation 0 is one of them.
    request.relation = 0;
    const gob::Field fields[] = {{"Commands", gob::Text{&request.commands}},
                                 {"RelationId", &request.relation},
                                 {"RemoteUnitName", gob::Text{&request.remote_unit}},
                                 {"RemoteApplicationName", gob::Text{&request.remote_application}},
                                 {"ForceRemoteUnit", &request.force_remote_unit},
                                 {"UnitName", gob::Text{&request.unit}},
                                 {"Token", gob::Text{&request.token}},
                                 {"Operator", &request.operator_}};
    return decoder.decode({"RunCommandsArgs", fields});
}

} // namespace hookbox
