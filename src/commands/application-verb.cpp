#include "commands/application-verb.hpp"

#include "agent/home.hpp"
#include "base/error.hpp"

namespace hookbox {

void ApplicationVerb::declare(Options& options) {
    agent_.declare(options);
}

void ApplicationVerb::check(Words words) {
    application_ = take_word(words);
    if (application_.empty())
        throw UsageError("no application name specified");
    refuse_surplus(words);
}

int ApplicationVerb::run() {
    const Home home;
    const auto store = open_store(home.store_url());
    const Model model(*store);
    commit_with_retry(model, [&](Change& change) {
        update(change, model, require_application(model, application_));
    });
    agent_.ensure(home);
    return 0;
}

} // namespace hookbox
