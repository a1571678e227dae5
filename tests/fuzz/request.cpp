// The messages of the one call, as the server and as the client read them; and what the writers
// make of any words comes back as it was.
#include "fuzz.hpp"
#include "rpc/codec.hpp"

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
    gob::Decoder decoder(max_message);
    decoder.feed(writer.take());
    RequestHeader header;
    ToolRequest got;
    require(read(decoder, header) == gob::Decoded::value, "a written header is read");
    require(read(decoder, got) == gob::Decoded::value, "a written request is read");
    require(header.method == main_method && header.sequence == input.size(), "the same header");
    require(got.context_id == sent.context_id && got.command == sent.command &&
                got.args == sent.args && got.input == sent.input && got.input_set == sent.input_set,
            "the same request");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = text_of(data, size);
    read_all<RequestHeader, ToolRequest>(input);
    read_all<ResponseHeader, ToolReply>(input);
    write_and_read(input);
    return 0;
}
