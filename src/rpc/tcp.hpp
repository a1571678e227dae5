// TCP connections of a client.
#pragma once

#include "base/fd.hpp"

#include <chrono>
#include <string>

namespace hookbox {

/// Connects to "host:port", "192.0.2.1:port" or "[2001:db8::1]:port", trying each of a name's
/// addresses for up to `patience`, which then bounds each read and write, too. No value when that
/// fails: `error` has the words of Go's net package.
Fd dial_tcp(const std::string& address, std::chrono::seconds patience, std::string& error);
/// Bounds each later read and write of that connection; 0: not at all.
void bound_io(const Fd& socket, std::chrono::seconds patience);

} // namespace hookbox
