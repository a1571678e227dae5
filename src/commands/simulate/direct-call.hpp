// One tool call without a client's process, with the same answer: what the client does is done
// here.
#pragma once

#include "service/service.hpp"

#include <string>

namespace hookbox {

/// `input` is a descriptor, read only if the tool asks for it; -1: nothing can be read.
ToolReply call_directly(ToolService& service, ToolRequest request, int input, Compat compat);

} // namespace hookbox
