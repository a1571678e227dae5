#include "tools/tool.hpp"

namespace hookbox {
namespace {

class OpenedPorts final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        output_.declare(options);
        options.flag(endpoints_, "endpoints", "name the endpoints each range is open for");
    }

    int run(ToolIo& io) override {
        std::map<PortRange, std::set<std::string>> ranges;
        for (const auto& [endpoint, opened] : context().opened_ports())
            for (const PortRange& range : opened)
                ranges[range].insert(endpoint);
        std::vector<std::string> lines;
        lines.reserve(ranges.size());
        for (const auto& [range, endpoints] : ranges)
            lines.push_back(endpoints_ ? range.text() + " (" + joined(endpoints) + ")"
                                       : range.text());
        io.print(output_, format_list(lines, output_.format));
        return 0;
    }

  private:
    static std::string joined(const std::set<std::string>& endpoints) {
        if (endpoints.contains(""))
            return "*";
        std::string names;
        for (const std::string& name : endpoints)
            names += (names.empty() ? "" : ", ") + name;
        return names;
    }

    Output output_;
    bool endpoints_ = false;
};

} // namespace

extern const Tool opened_ports_tool;
constinit const Tool opened_ports_tool = {
    .text = {.name = "opened-ports",
             .synopsis = "[options]",
             .summary = "list the ports this unit has opened",
             .details = R"~(One range a line, with what this hook has opened and closed so far. With
--endpoints each is followed by the endpoints it is open for, * for all.)~",
             .examples = R"~(    opened-ports --format=json)~"},
    .make = make_tool<OpenedPorts>,
};

} // namespace hookbox
