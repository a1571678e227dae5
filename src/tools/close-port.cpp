#include "tools/port-request.hpp"

namespace hookbox {
namespace {

class ClosePort final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { request_.declare(options, juju1()); }
    void check(Words words) override { request_.check(std::move(words), juju1()); }

    int run(ToolIo& io) override {
        request_.format.warn(io, "close-port");
        if (juju1()) {
            context().set_port(request_.range, false);
            return 0;
        }
        for (const std::string& endpoint : request_.endpoints)
            context().close_port(endpoint, request_.range);
        return 0;
    }

  private:
    PortRequest request_;
};

} // namespace

extern const Tool close_port_tool;
constinit const Tool close_port_tool = {
    .text = {.name = "close-port",
             .synopsis = PortRequest::synopsis,
             .summary = "take back the opening of a port or range",
             .details = R"~(The ports are closed when the hook has succeeded; closing what is not
open is no error. A range has to be given as it was opened.)~",
             .examples = R"~(    close-port 80/tcp)~"},
    .make = make_tool<ClosePort>,
    .juju1 = true,
    .effect = Effect::with_hook,
    .synopsis_in = PortRequest::synopsis_in,
};

} // namespace hookbox
