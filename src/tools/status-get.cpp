#include "tools/tool.hpp"

namespace hookbox {
namespace {

class StatusGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        output_.declare(options);
        options.flag(data_, "include-data", "print message and data too");
        options.flag(of_application_, "application",
                     "the application's status and its units'; leader only");
    }

    int run(ToolIo& io) override {
        io.print(output_, format_value(answer(), output_.format));
        return 0;
    }

  private:
    [[nodiscard]] Value answer() const {
        const bool bare = !data_ && output_.format == Format::smart;
        if (context().info().restricted)
            return "unknown";
        if (!of_application_) {
            const Status status = context().unit_status();
            return bare ? Value(status.status) : Value(details(status));
        }
        const Status status = application_status();
        if (bare)
            return status.status;
        Value::Map units, whole = details(status);
        for (const auto& [unit, unit_status] : context().unit_statuses())
            units.emplace(unit, details(unit_status));
        whole.emplace("units", std::move(units));
        return Value::Map{{"application-status", std::move(whole)}};
    }

    [[nodiscard]] Status application_status() const {
        try {
            return context().application_status();
        } catch (const Error& error) {
            throw Error(std::string("finding application status: ") + error.what());
        }
    }

    [[nodiscard]] Value::Map details(const Status& status) const {
        Value::Map map{{"status", status.status}};
        if (data_) {
            map.emplace("message", status.message);
            map.emplace("status-data", status.data.is_null() ? Value(Value::Map()) : status.data);
        }
        return map;
    }

    Output output_;
    bool data_ = false, of_application_ = false;
};

} // namespace

extern const Tool status_get_tool;
constinit const Tool status_get_tool = {
    .text = {.name = "status-get",
             .synopsis = "[options] [--include-data] [--application]",
             .summary = "print the status this unit or application has set",
             .details =
                 R"~(Prints the bare state, or a map when another format or more data is asked
for. It is unknown until status-set has been called.)~",
             .examples = R"~(    status-get --include-data --format=json)~"},
    .make = make_tool<StatusGet>,
};

} // namespace hookbox
