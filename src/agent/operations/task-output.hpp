// What a task's program prints, as far as it is kept for the task's results. Pure.
#pragma once

#include "base/process.hpp"
#include "hook/hook-process.hpp"
#include "value/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace hookbox {

class TaskOutput {
  public:
    /// Feeds this, which must outlive it.
    [[nodiscard]] OutputTap tap();
    /// Adds return-code, stdout and stderr; `lines`: each output is to end with a line's end.
    void add_to(Value::Map& results, ExitStatus status, bool lines) const;

  private:
    struct Stream {
        std::string text;
        std::uint64_t left_out = 0;
        void add(std::string_view bytes);
    };
    static void add(Value::Map& results, const std::string& key, const Stream& stream, bool lines);

    Stream output_, errors_;
};

} // namespace hookbox
