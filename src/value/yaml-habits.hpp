// Where go-yaml's scanner and libyaml's disagree about what a text says. For value/ alone.
#pragma once

#include "value/yaml-node.hpp"

#include <yaml.h>

#include <optional>

namespace hookbox {

/// Looks at the events of one document in their order.
class YamlHabits {
  public:
    explicit YamlHabits(std::string_view text);

    /// Called with every event; throws YamlProblem for what go-yaml alone refuses.
    void look_at(const yaml_event_t& event);
    /// When the parser has stopped at something that go-yaml alone takes: the same text, but
    /// spelled as both take it.
    std::optional<std::string> reworded(const yaml_parser_t& parser);

  private:
    void open(const yaml_event_t& event, bool flow);
    void look_at_scalar(const yaml_event_t& event);
    [[noreturn]] void refuse(const yaml_event_t& event, std::string_view before,
                             std::string problem, int step) const;
    std::size_t offset(const yaml_mark_t& mark);
    std::string_view between(const yaml_mark_t& begin, const yaml_mark_t& end);

    std::string_view text_;
    std::size_t at_ = 0, index_ = 0; ///< bytes and characters up to the mark last looked for
    std::string closers_;            ///< of the open collections: `]`, `}`, or a blank in a block
};

} // namespace hookbox
