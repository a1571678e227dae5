// The manual page of a command, from the texts and options its help is made from. Used at build
// time only.
#pragma once

#include "cli/command.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hookbox {

/// What a page says beyond the command's own texts.
struct PageContext {
    std::string name;     ///< of the page: "hookbox-deploy"
    std::string call;     ///< what one types: "hookbox deploy"
    std::string more;     ///< what is to be said of every such command, as roff_text() takes it
    std::string statuses; ///< the same about exit statuses
    /// Pages of section 1, without it, and others as "name 7".
    std::vector<std::string> see_also = {};
};

/// A whole page of section 1 in mdoc.
std::string man_page(const CommandText& text, const Options& options, const PageContext& context);
/// `names` as the list of a page's last section.
std::string roff_references(const std::vector<std::string>& names);

} // namespace hookbox
