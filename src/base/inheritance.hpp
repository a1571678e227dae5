// What a careless parent hands down, put right once at a program's start: a program started by
// cron, an init script or a language's runtime may find anything.
#pragma once

namespace hookbox {

/// Afterwards ended children can be waited for, and no file of ours takes the place of a closed
/// standard stream; using that stream goes on failing. Throws SystemError.
void mend_inheritance();

} // namespace hookbox
