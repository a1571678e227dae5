#include "base/quote.hpp"
#include "tools/payload-tool.hpp"
#include "value/json.hpp"
#include "value/yaml.hpp"

namespace hookbox {
namespace {

constexpr const char* metadata_file = "metadata.yaml";

void require_text(const std::string& field, const Value& value) {
    if (value.is<std::string>())
        return;
    std::string found = value.is_null() ? "nothing" : std::string(kind_name(value));
    if (value.is<std::int64_t>() || value.is<bool>()) // as Go shows it
        found += "(" + to_plain_json(value) + ")";
    throw Error("metadata: " + field + ": expected string, got " + found);
}

/// What every charm's metadata has to have, in the order in which it is missed.
void check_metadata(const Value& metadata) {
    for (const char* field : {"description", "name", "summary"})
        require_text(field, metadata[field]);
    if (const auto* payloads = metadata["payloads"].get_if<Value::Map>())
        for (const auto& [name, payload] : *payloads)
            require_text("payloads." + name + ".type", payload["type"]);
}

class PayloadRegister final : public PayloadTool {
  public:
    using PayloadTool::PayloadTool;

    void check(Words words) override {
        require_words(words, 3);
        payload_.type = take_word(words);
        payload_.payload_class = take_word(words);
        payload_.id = take_word(words);
        payload_.labels = std::move(words);
    }

    int run(ToolIo& io) override {
        check_type(io);
        if (payload_.id.empty())
            throw Error("missing ID not valid");
        context().register_payload(payload_);
        return 0;
    }

  private:
    /// Against the charm's metadata in the caller's directory.
    void check_type(const ToolIo& io) const {
        const std::string path = io.absolute(metadata_file);
        const Value metadata = parse_yaml_as_go(io.read_file(path));
        check_metadata(metadata);
        const std::string& name = payload_.payload_class;
        const Value& declared = metadata["payloads"][name];
        if (declared.is_null())
            throw Error("payload " + go_quoted(name) + " not found in " + metadata_file);
        const std::string& expected = declared["type"].text();
        if (payload_.type != expected)
            throw Error("incorrect type " + go_quoted(payload_.type) + " for payload " +
                        go_quoted(name) + ", expected " + go_quoted(expected));
    }

    Payload payload_;
};

} // namespace

extern const Tool payload_register_tool;
constinit const Tool payload_register_tool = {
    .text = {.name = "payload-register",
             .synopsis = "<type> <class> <id> [tags...]",
             .summary = "tell of a container or machine that the workload runs in",
             .details = R"~(The charm's metadata.yaml, which is looked for in the current
directory, has to name the class and its type under payloads. The payload is
running from now on. Takes effect at once.)~",
             .examples = R"~(    payload-register docker monitor "$container" blue)~"},
    .make = make_tool<PayloadRegister>,
    .juju4 = false,
    .effect = Effect::at_once,
};

} // namespace hookbox
