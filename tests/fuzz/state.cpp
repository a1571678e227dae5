// A state file of simulate, as JSON: loaded into a model, and saved again.
#include "commands/simulate-state.hpp"
#include "fuzz.hpp"
#include "value/json.hpp"

using namespace hookbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Value state;
    if (!accepts([&] { state = parse_json(text_of(data, size)); }))
        return 0;
    const auto store = open_store("memory:");
    const Model model(*store);
    accepts([&] {
        const SimulatedRun run = load_state(model, state, "state.json");
        saved_state(model, state, run.key);
    });
    return 0;
}
