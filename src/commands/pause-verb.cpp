#include "commands/pause-verb.hpp"

#include "agent/home.hpp"
#include "base/error.hpp"
#include "cli/format.hpp"
#include "model/names.hpp"
#include "model/unit.hpp"
#include "model/uniter-state.hpp"

namespace hookbox {

void PauseVerb::declare(Options& options) {
    options.flag(hooks_, "hooks", hooks_help_);
    agent_.declare(options);
}

void PauseVerb::check(Words words) {
    unit_ = take_word(words);
    refuse_surplus(words);
    if (unit_.empty())
        throw UsageError("no unit specified");
    if (!is_unit_name(unit_))
        throw UsageError("unit name " + go_quoted(unit_) + " not valid");
}

int PauseVerb::run() {
    const Home home;
    const auto store = open_store(home.store_url());
    const Model model(*store);
    commit_with_retry(model, [&](Change& change) {
        (void)require_unit(model, unit_);
        const auto state = read_uniter_state(model, unit_);
        const bool paused = state && state->activity != Activity::active;
        add_pause_request(change, model, unit_, {pause_, hooks_}, paused);
    });
    agent_.ensure(home);
    return 0;
}

} // namespace hookbox
