#include "commands/verb.hpp"

#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/quote.hpp"
#include "model/model.hpp"

#include <cerrno>
#include <cstdio>

namespace hookbox {
namespace {

bool lists(std::string_view aliases, std::string_view name) {
    while (!aliases.empty()) {
        const auto comma = aliases.find(',');
        if (aliases.substr(0, comma) == name)
            return true;
        aliases.remove_prefix(comma == aliases.npos ? aliases.size() : comma + 1);
    }
    return false;
}

} // namespace

void VerbBody::declare_all(Options& options, bool about_model) {
    declare(options);
    if (about_model)
        options.text(model_, "m,model", "<model>", "the home's one model, by its name or UUID");
}

/// Juju's `<controller>:` and `<user>/` may stand before the name.
void VerbBody::check_model() const {
    if (model_.empty())
        return;
    const auto store = open_store(Home().store_url());
    const Model model(*store);
    const std::string name = model_.substr(model_.find_last_of(":/") + 1);
    if (name != model.name() && name != model.uuid())
        throw NotFound("model " + go_quoted(model_) + " not found; a home has one model, here " +
                       go_quoted(model.name()));
}

std::unique_ptr<VerbBody> Verb::prepare(Options& options) const {
    auto body = make();
    body->declare_all(options, about_model);
    return body;
}

void print_output(const Output& output, const std::string& text) {
    if (!output.path.empty())
        overwrite_file(output.path, text);
    else if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
             std::fflush(stdout) != 0)
        throw SystemError("write standard output", errno);
}

const Verb* find_verb(std::string_view name) noexcept {
    for (const Verb* verb : all_verbs())
        if (verb->text.name == name || lists(verb->aliases, name))
            return verb;
    return nullptr;
}

} // namespace hookbox
