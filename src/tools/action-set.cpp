#include "base/error.hpp"
#include "base/quote.hpp"
#include "tools/tool.hpp"

#include <algorithm>

namespace hookbox {
namespace {

using Path = std::vector<std::string>;

bool is_outer(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

bool is_key(std::string_view key) {
    return !key.empty() && is_outer(key.front()) && is_outer(key.back()) &&
           std::ranges::all_of(key, [](char letter) { return is_outer(letter) || letter == '-'; });
}

/// The agent sets these from what the action's program has printed.
bool is_reserved(std::string_view key) {
    return key == "stdout" || key == "stderr" || key == "stdout-encoding" ||
           key == "stderr-encoding";
}

Path parse_path(std::string_view text) {
    Path path;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('.', start), text.size());
        const std::string key(text.substr(start, end - start));
        if (!is_key(key))
            throw UsageError("key " + go_quoted(key) +
                             " must start and end with lowercase alphanumeric, and contain only "
                             "lowercase alphanumeric, hyphens and periods");
        if (is_reserved(key))
            throw UsageError("cannot set reserved action key " + go_quoted(key));
        path.push_back(key);
        start = end + 1;
    }
    return path;
}

class ActionSet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void check(Words words) override {
        for (const std::string& word : words) {
            const auto equals = word.find('=');
            if (equals == std::string::npos)
                throw UsageError("argument " + go_quoted(word) +
                                 " must be of the form key...=value");
            results_.emplace_back(parse_path(std::string_view(word).substr(0, equals)),
                                  word.substr(equals + 1));
        }
    }

    int run(ToolIo&) override {
        for (const auto& [path, value] : results_)
            context().action().set_result(path, value);
        return 0;
    }

  private:
    std::vector<std::pair<Path, std::string>> results_;
};

} // namespace

extern const Tool action_set_tool;
constinit const Tool action_set_tool = {
    .text = {.name = "action-set",
             .synopsis = "<key>=<value> [<key>=<value> ...]",
             .summary = "give results of the running action",
             .details = R"~(Dots in a key lead into nested maps; a later value replaces what is in
its way. The results are delivered when the action ends, however it ends. The
keys stdout, stderr, stdout-encoding and stderr-encoding are not for the charm.)~",
             .examples = R"~(    action-set outfile.name=dump.xz outfile.size=10G)~"},
    .make = make_tool<ActionSet>,
    .action = true,
    .effect = Effect::at_once,
};

} // namespace hookbox
