// The store cannot be used, for now at least: it is locked, its disk is full or its files are
// damaged.
#pragma once

#include "base/error.hpp"

namespace hookbox {

class StoreFailure : public Error {
  public:
    using Error::Error;
};

} // namespace hookbox
