// `--color` and `--no-color` of the verbs that colour their output in Juju. Nothing is coloured
// here: they are taken for scripts written for juju.
#pragma once

#include "cli/options.hpp"

namespace hookbox {

class ColorOptions {
  public:
    void declare(Options& options) {
        options.flag(color_, "color", "nothing is ever coloured; for scripts written for juju");
        options.flag(no_color_, "no-color", "the same");
    }

  private:
    bool color_ = false, no_color_ = false;
};

} // namespace hookbox
