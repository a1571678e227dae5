// Simulations asked for by lines of JSON, each answered by one.
#pragma once

#include "commands/simulate/simulator.hpp"

#include <string>

namespace hookbox {

/// One line as a request (man/hookbox-simulate.1, "BATCHES"). Throws Error.
struct BatchCommand {
    Value id = {};
    SimulationRequest request;
    std::string input = {};
};
BatchCommand parse_batch_command(const StateText& line, const SimulationRequest& defaults);

/// Reads `file`, "-" being standard input, and answers each line on standard output before it reads
/// on; what a line does not say is as in `defaults`. False when there was a line that could not be
/// run. Throws SystemError.
bool run_batch(const std::string& file, const SimulationRequest& defaults);

} // namespace hookbox
