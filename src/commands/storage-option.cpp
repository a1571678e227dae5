#include "commands/storage-option.hpp"

#include "agent/storage-files.hpp"
#include "base/comma-list.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "model/names.hpp"

namespace hookbox {

void AttachStorageOption::declare(Options& options) {
    options.value("attach-storage", "<storage>[,<storage>...]",
                  "give the unit storage that is detached", "", [this](const std::string& list) {
                      for (const std::string& id : split_commas(list)) {
                          if (!is_storage_id(id))
                              throw UsageError("storage ID " + go_quoted(id) + " not valid");
                          ids_.push_back(id);
                      }
                  });
}

void AttachStorageOption::check(std::int64_t units) const {
    if (!ids_.empty() && units != 1)
        throw UsageError("--attach-storage cannot be used with -n");
}

void declare_storage(Options& options, StorageDirectives& directives) {
    options.value(
        "storage", "<name>=[<pool>],[<count>],[<size>]",
        "how much storage of that name each unit gets", "", [&directives](const std::string& text) {
            const auto equals = text.find('=');
            if (equals == std::string::npos)
                throw UsageError("expected <store>=<constraints>");
            try {
                directives[text.substr(0, equals)] =
                    parse_storage_directive(std::string_view(text).substr(equals + 1));
            } catch (const UsageError& error) {
                throw UsageError(std::string("cannot parse disk constraints: ") + error.what());
            }
        });
}

void check_locations(const Home& home, const CharmMetadata& charm) {
    for (const auto& [name, storage] : charm.storage)
        (void)storage_location(home, storage, name + "/0");
}

} // namespace hookbox
