// What verbs are told about resources: `<name>=<file>`, or for an image where it is.
#pragma once

#include "agent/home.hpp"
#include "base/fingerprint.hpp"
#include "charm/charm.hpp"
#include "cli/options.hpp"

#include <map>
#include <string>
#include <utility>

namespace hookbox {

/// File or image, by the resource's name.
using ResourceValues = std::map<std::string, std::string>;

/// `--resource <name>=<file>`
void declare_resources(Options& options, ResourceValues& values);
/// Throws UsageError `bad resource arg "x": expected name=path format`, …
std::pair<std::string, std::string> parse_resource_word(const std::string& word);

/// Throws Error `unrecognized resource "x"` for what the charm does not declare, `file for
/// resource "x": …` for a file that is not there.
void check_resources(const CharmMetadata& charm, const ResourceValues& values);
/// Puts the content into the home's cache. Throws Error.
Fingerprint take_resource(const Home& home, const CharmResource& declared,
                          const std::string& value);

} // namespace hookbox
