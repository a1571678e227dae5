#include "agent/home.hpp"
#include "base/error.hpp"
#include "cli/format.hpp"
#include "commands/storage-report.hpp"
#include "commands/table-format.hpp"
#include "commands/verb.hpp"

#include <cstdio>

namespace hookbox {
namespace {

class StorageVerb final : public VerbBody {
  public:
    void declare(Options& options) override { format_.declare(options); }

    int run() override {
        const Home home;
        const auto store = open_store(home.store_url());
        const Model model(*store);
        const auto reports = read_storage_reports(model);
        if (!reports.empty())
            print_output(format_.output, text_of(reports));
        else if (format_.tabular())
            std::fputs("No storage to display.\n", stderr);
        return 0;
    }

  private:
    [[nodiscard]] std::string text_of(const std::vector<StorageReport>& reports) const {
        if (format_.tabular())
            return storage_table(reports, false);
        const Value value = combined_storage_value(reports, format_.json());
        return format_.text(value);
    }

    TableFormat format_;
};

} // namespace

extern const Verb storage_verb;
constinit const Verb storage_verb = {
    .text = {.name = "storage",
             .synopsis = "[options]",
             .summary = "list the storage of the model",
             .details = R"~(Filesystems of the pool rootfs are directories below the home, and block
storage of the pool loop is a file there of its size, which is no device of the machine. The size of
a filesystem is what was asked for; nothing keeps it from growing. What is detached stays until
remove-storage is told about it.)~",
             .examples = R"~(    hookbox storage
    hookbox storage --format yaml)~"},
    .make = make_verb<StorageVerb>,
    .aliases = "list-storage",
};

} // namespace hookbox
