#include "base/error.hpp"
#include "base/os-release.hpp"
#include "commands/status-report.hpp"
#include "commands/verb.hpp"

#include <sys/utsname.h>

namespace hookbox {
namespace {

/// As Juju names it: "amd64".
std::string architecture() {
    utsname system{};
    if (::uname(&system) != 0)
        return "unknown";
    const std::string machine = system.machine;
    return machine == "x86_64" ? "amd64" : machine == "aarch64" ? "arm64" : machine;
}

class Jujud final : public VerbBody {
  public:
    void check(Words words) override {
        if (words != Words{"version"})
            throw UsageError("the only thing to ask for is version");
    }

    int run() override {
        print_output({}, std::string(juju_version) + "-" + read_os_release().id + "-" +
                             architecture() + "\n");
        return 0;
    }
};

} // namespace

extern const Verb jujud_verb;
constinit const Verb jujud_verb = {
    .text = {.name = "jujud",
             .synopsis = "version",
             .summary = "tell the version of Juju that charms see",
             .details =
                 R"~(Charm-helpers runs /var/lib/juju/tools/machine-*/jujud for this, and fails
where there is none: a link of that name to hookbox is what it needs. Nothing else of Juju's agent
is behind it.)~",
             .examples = R"~(    hookbox jujud version)~"},
    .make = make_verb<Jujud>,
    .about_model = false,
};

} // namespace hookbox
