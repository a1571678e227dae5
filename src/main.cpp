#include "base/error.hpp"
#include "base/inheritance.hpp"
#include "dispatch.hpp"
#include "forward.hpp"
#include "invocation.hpp"
#include "print-error.hpp"

#include <unistd.h>

#include <exception>

using namespace hookbox;

#ifdef HOOKBOX_EARLY_ENTRY
namespace {

// A tool call is over before static objects are made: most of the program's start is theirs.
void enter_early(int argc, char** argv, char**) {
    const auto call = tool_invocation(argc, argv);
    if (!call || !can_forward_early())
        return;
    try {
        ::_exit(forward(call->tool, call->args));
    } catch (const std::exception& error) { // no memory; unwinding works, see --eh-frame-hdr
        print_error(error.what());
        ::_exit(1);
    }
}

[[gnu::used, gnu::section(".preinit_array")]] void (*const early_entry)(int, char**,
                                                                        char**) = enter_early;

} // namespace
#endif

int main(int argc, char** argv) {
    try {
        if (const auto call = tool_invocation(argc, argv))
            return forward(call->tool, call->args);
        mend_inheritance();
        const bool nameless = argc < 1;
        return dispatch(nameless ? "hookbox" : base_name(argv[0]),
                        {argv + (nameless ? 0 : 1), argv + argc});
    } catch (const UsageError& error) {
        print_error(error.what());
        return 2;
    } catch (const std::exception& error) {
        print_error(error.what());
        return 1;
    }
}
