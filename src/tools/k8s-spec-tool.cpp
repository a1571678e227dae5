#include "tools/k8s-spec-tool.hpp"

#include "base/error.hpp"

namespace hookbox {

void SpecFile::declare(Options& options) {
    options.text(path_, "file", "FILE", "read the spec from FILE; - is standard input");
}

std::string SpecFile::read(const ToolIo& io, const std::string& what) const {
    if (path_.empty())
        throw Error("path not set");
    std::string text = path_ == "-" ? io.read_input() : io.read_file(path_);
    if (text.empty())
        throw Error("no " + what + " specified: pipe " + what +
                    " to command, or specify a file with --file");
    return text;
}

int K8sSpecGet::run(ToolIo& io) {
    io.print({}, context().k8s_spec());
    return 0;
}

void K8sSpecSet::declare(Options& options) {
    file_.declare(options);
    options.text(resources_, "k8s-resources", "FILE", "append the further objects in FILE");
}

int K8sSpecSet::run(ToolIo& io) {
    std::string spec = file_.read(io, "k8s spec");
    if (!resources_.empty())
        spec += io.read_file(resources_);
    context().set_k8s_spec(spec);
    return 0;
}

} // namespace hookbox
