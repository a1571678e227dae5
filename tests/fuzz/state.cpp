// A state of simulate, in YAML or JSON: loaded into a model, and what is saved loads again.
#include "commands/simulate/state.hpp"

#include "fuzz.hpp"
#include "value/json.hpp"

using namespace hookbox;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    accepts([&] {
        const StateText state{std::string(text_of(data, size)), "state"};
        const auto store = open_store("memory:");
        const Model model(*store);
        const SimulatedRun run = load_state(model, state);
        const Value saved = saved_state(model, state.value(), run);
        require(accepts([&] {
                    const auto second = open_store("memory:");
                    load_state(Model(*second), {to_plain_json(saved), "saved.json"});
                }),
                "a saved state can be loaded");
    });
    return 0;
}
