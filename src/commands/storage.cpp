#include "agent/home.hpp"
#include "base/error.hpp"
#include "base/quote.hpp"
#include "cli/format.hpp"
#include "commands/storage-report.hpp"
#include "commands/table-format.hpp"
#include "commands/verb.hpp"

#include <algorithm>
#include <cstdio>

namespace hookbox {
namespace {

class StorageVerb final : public VerbBody {
  public:
    void declare(Options& options) override {
        format_.declare(options);
        options.flag(filesystem_, "filesystem", "list filesystems, with where they are");
        options.flag(volume_, "volume", "list volumes, which block storage has");
    }

    void check(Words words) override {
        if (filesystem_ && volume_)
            throw UsageError("--filesystem and --volume can not be used together");
        if (!words.empty() && !filesystem_ && !volume_)
            throw UsageError(
                "specifying IDs only supported with --filesystem and --volume options");
        for (const std::string& word : words)
            if (word.find_first_not_of("0123456789") != word.npos || word.empty())
                throw UsageError(go_quoted(word) + " is not a valid machine id");
        machines_ = std::move(words);
    }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        auto reports = read_storage_reports(model);
        std::erase_if(reports, [this](const auto& report) { return !wanted(report); });
        if (!reports.empty())
            print_output(format_.output, text_of(reports));
        else if (format_.tabular())
            std::fputs("No storage to display.\n", stderr);
        return 0;
    }

  private:
    [[nodiscard]] bool wanted(const StorageReport& report) const {
        const bool block = report.instance.kind == "block";
        return !(block ? filesystem_ : volume_) &&
               (machines_.empty() ||
                std::ranges::find(machines_, report.machine) != machines_.end());
    }

    [[nodiscard]] std::string text_of(const std::vector<StorageReport>& reports) const {
        if (format_.tabular())
            return filesystem_ ? filesystem_table(reports)
                   : volume_   ? volume_table(reports)
                               : storage_table(reports, false);
        Value::Record all = combined_storage_value(reports, format_.json());
        if (filesystem_ || volume_)
            std::erase_if(all.fields, [](const auto& field) { return field.first == "storage"; });
        return format_.text(all);
    }

    TableFormat format_;
    bool filesystem_ = false, volume_ = false;
    Words machines_;
};

} // namespace

extern const Verb storage_verb;
constinit const Verb storage_verb = {
    .text = {.name = "storage",
             .synopsis = "[options] [<machine> ...]",
             .summary = "list the storage of the model",
             .details = R"~(Filesystems of the pool rootfs are directories below the home, and block
storage of the pool loop is a file there of its size, which is no device of the machine. The size of
a filesystem is what was asked for; nothing keeps it from growing. What is detached stays until
remove-storage is told about it.

With --filesystem or --volume those alone are listed, as a machine has them; machines may be named
then.)~",
             .examples = R"~(    hookbox storage
    hookbox storage --format yaml
    hookbox storage --filesystem 0)~"},
    .make = make_verb<StorageVerb>,
    .aliases = "list-storage",
};

} // namespace hookbox
