// A connection to a unix socket, as RpcClient uses it. Throws nothing and needs no static object.
#pragma once

#include "base/fd.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace hookbox {

class UnixStream {
  public:
    /// A socket's path, or `@name` for an abstract one.
    using Target = std::string;

    /// False: see error().
    [[nodiscard]] bool dial(const Target& address);
    /// Sends all of it. False: see error().
    [[nodiscard]] bool send(std::string_view bytes);
    /// How many bytes have come; 0 at the end, negative: see error(). Waits for the first of them.
    [[nodiscard]] std::ptrdiff_t receive(char* bytes, std::size_t size);
    /// In the words of Go's net package.
    [[nodiscard]] const std::string& error() const noexcept { return error_; }

  private:
    bool fail(const char* verb, int error_number);

    Fd fd_;
    std::string address_, error_;
};

} // namespace hookbox
