#include "tools/port-request.hpp"

namespace hookbox {
namespace {

class OpenPort final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { request_.declare(options, juju1()); }
    void check(Words words) override { request_.check(std::move(words), juju1()); }

    int run(ToolIo& io) override {
        request_.format.warn(io, "open-port");
        if (juju1()) {
            context().set_port(request_.range, true);
            return 0;
        }
        for (const std::string& endpoint : request_.endpoints)
            context().open_port(endpoint, request_.range);
        return 0;
    }

  private:
    PortRequest request_;
};

} // namespace

extern const Tool open_port_tool;
constinit const Tool open_port_tool = {
    .text = {.name = "open-port",
             .synopsis = PortRequest::synopsis,
             .summary = "register a port or range to be opened",
             .details = R"~(The ports are opened when the hook has succeeded and the application is
exposed. The protocol is tcp unless another is named. A range may not
overlap a different one that is open on the same machine.)~",
             .examples = R"~(    open-port 80
    open-port 8000-8080/udp --endpoints website,admin)~"},
    .make = make_tool<OpenPort>,
    .juju1 = true,
    .effect = Effect::with_hook,
    .synopsis_in = PortRequest::synopsis_in,
};

} // namespace hookbox
