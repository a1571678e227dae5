// The messages of both calls, as the servers and as the client read them; and what the writers make
// of any words comes back as it was.
#include "fuzz.hpp"
#include "rpc/codec.hpp"
#include "rpc/commands-codec.hpp"

using namespace hookbox;

namespace {

template <class Header, class Body> void read_all(std::string_view input) {
    gob::Decoder decoder(max_message);
    decoder.feed(input);
    for (;;) {
        Header header;
        Body body;
        const gob::Decoded first = read(decoder, header);
        if (first == gob::Decoded::incomplete || first == gob::Decoded::broken)
            return;
        const gob::Decoded second = read(decoder, body);
        if (second == gob::Decoded::incomplete || second == gob::Decoded::broken)
            return;
    }
}

template <class Body>
Body read_back(std::string_view written, std::string_view method, std::size_t sequence) {
    gob::Decoder decoder(max_message);
    decoder.feed(written);
    RequestHeader header;
    Body body;
    require(read(decoder, header) == gob::Decoded::value, "a written header is read");
    require(read(decoder, body) == gob::Decoded::value, "a written body is read");
    require(header.method == method && header.sequence == sequence, "the same header");
    return body;
}

void write_and_read(std::string_view input) {
    ToolRequest sent;
    sent.context_id = input.substr(0, input.size() / 4);
    sent.command = input.substr(input.size() / 2);
    for (std::size_t start = 0; start < input.size(); start += 7)
        sent.args.emplace_back(input.substr(start, 7));
    sent.input_set = !input.empty();
    sent.input = input;
    RequestWriter writer;
    writer.write({std::string(main_method), input.size()}, sent);
    const auto got = read_back<ToolRequest>(writer.take(), main_method, input.size());
    require(got.context_id == sent.context_id && got.command == sent.command &&
                got.args == sent.args && got.input == sent.input && got.input_set == sent.input_set,
            "the same request");
}

void write_and_read_commands(std::string_view input) {
    CommandsRequest sent;
    sent.commands = input;
    sent.relation = static_cast<std::int64_t>(input.size()) - 1;
    sent.unit = input.substr(0, input.size() / 2);
    sent.remote_unit = input.substr(input.size() / 2);
    sent.remote_application = input.substr(input.size() / 3);
    sent.force_remote_unit = input.size() % 2 == 1;
    sent.operator_ = input.size() % 3 == 1;
    sent.token = input.substr(0, input.size() / 3);
    const auto got = read_back<CommandsRequest>(
        encode_commands({std::string(commands_method), input.size()}, sent), commands_method,
        input.size());
    require(got.commands == sent.commands && got.relation == sent.relation &&
                got.unit == sent.unit && got.remote_unit == sent.remote_unit &&
                got.remote_application == sent.remote_application &&
                got.force_remote_unit == sent.force_remote_unit &&
                got.operator_ == sent.operator_ && got.token == sent.token,
            "the same commands");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = text_of(data, size);
    read_all<RequestHeader, ToolRequest>(input);
    read_all<ResponseHeader, ToolReply>(input);
    read_all<RequestHeader, CommandsRequest>(input);
    write_and_read(input);
    write_and_read_commands(input);
    return 0;
}
