// The exceptions of the project. A subclass exists only where some `catch` names it.
// Texts are lower case, problem first, values quoted, without a full stop; Juju's words win.
#pragma once

#include <stdexcept>
#include <string>

namespace hookbox {

class Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The caller's words are wrong: found before anything is done. Exit status 2.
class UsageError : public Error {
  public:
    using Error::Error;
};

/// What was named does not exist.
class NotFound : public Error {
  public:
    using Error::Error;
};

/// Another writer was faster; reading again and retrying can succeed.
class Conflict : public Error {
  public:
    using Error::Error;
};

/// A peer sent bytes that break the protocol or its limits.
class ProtocolError : public Error {
  public:
    using Error::Error;
};

/// A failed system call: `<what>: <strerror in lower case>`.
class SystemError : public Error {
  public:
    SystemError(const std::string& what, int error_number);
    [[nodiscard]] int number() const noexcept { return number_; }

  private:
    int number_;
};

/// The text Go and Juju print for an errno ("no such file or directory"). Never throws.
std::string errno_text(int error_number);

} // namespace hookbox
