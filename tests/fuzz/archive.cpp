// A charm archive: nothing is written but below the folder it is unpacked to.
#include "charm/archive.hpp"

#include "base/file.hpp"
#include "fuzz.hpp"

#include <unistd.h>

namespace fs = std::filesystem;
using namespace hookbox;

namespace {

/// In memory where there is such a place; gone when the process ends.
class Site {
  public:
    Site() {
        std::string made =
            fs::exists("/dev/shm") ? "/dev/shm/hookbox-fuzz-XXXXXX" : "/tmp/hookbox-fuzz-XXXXXX";
        require(::mkdtemp(made.data()) != nullptr, "a folder can be made");
        folder = made;
    }
    ~Site() { fs::remove_all(folder); }
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    fs::path folder;
};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Site site;
    const fs::path archive = site.folder / "x.charm", target = site.folder / "inner" / "target";
    overwrite_file(archive.string(), text_of(data, size));
    fs::create_directories(target);
    accepts([&] { unpack_archive(archive, target); });
    fs::remove_all(target);
    require(fs::is_empty(site.folder / "inner"), "nothing is written beside the folder");
    return 0;
}
