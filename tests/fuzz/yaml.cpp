// YAML as it is read from files and options; what is then written is read back the same.
#include "value/yaml.hpp"

#include "cli/format.hpp"
#include "fuzz.hpp"

using namespace hookbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = text_of(data, size);
    accepts([&] { parse_yaml_as_go(input); });
    Value value;
    if (accepts([&] { value = parse_yaml(input); })) {
        yaml_place(input, {"options", "port"});
        // Something behind it: the newlines at the end of all are cut, as Juju cuts them.
        const std::string written = to_yaml(Value::Map{{"a", value}, {"z", true}});
        Value again;
        // yaml.v2 writes a key << unquoted, which makes it a merge, and -0.0 as the integer -0.
        if (written.find("<<") != std::string::npos || written.find("-0\n") != std::string::npos)
            return 0;
        require(accepts([&] { again = parse_yaml(written); }), "written YAML can be read");
        require(to_yaml(again) == written, "written YAML says the same");
    }
    std::map<std::string, std::string> settings;
    accepts([&] { settings = parse_yaml_settings(input); });
    return 0;
}
