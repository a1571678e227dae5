#include "base/error.hpp"
#include "base/file.hpp"
#include "charm/bundle.hpp"
#include "charm/deploy.hpp"
#include "scratch.hpp"

#include <doctest/doctest.h>

using namespace hookbox;
namespace fs = std::filesystem;

namespace {

class Deployment : public Scratch {
  public:
    Deployment() {
        file("source/metadata.yaml", "name: app\n");
        file("source/hooks/install", "#!/bin/sh\n", 0755);
        bundle_ = pack_charm(*this / "source", *this / "cache").charm.directory;
    }
    void deploy() const { deploy_charm({bundle_, "local:app-7", 7, *this / "unit"}); }
    [[nodiscard]] const fs::path& bundle() const { return bundle_; }

  private:
    fs::path bundle_;
};

} // namespace

TEST_CASE("a deployed charm has its files, its revision and the marker of being complete") {
    const Deployment made;
    CHECK_FALSE(deployed_charm(made / "unit"));
    made.deploy();
    CHECK(read_file(made / "unit/charm/hooks/install") == "#!/bin/sh\n");
    CHECK(read_file(made / "unit/charm/revision") == "7");
    CHECK(read_file(made / "unit/charm/.juju-charm") == "local:app-7\n");
    CHECK_FALSE(fs::exists(made / "unit/charm/.juju-deploying"));
    CHECK(deployed_charm(made / "unit") == "local:app-7");
    CHECK(read_file(made / "unit/manifests/local_app-7") ==
          "hooks\nhooks/install\nmetadata.yaml\n");
}

TEST_CASE("an interrupted deployment is completed by the next") {
    const Deployment made;
    made.file("unit/charm/.juju-deploying", "local:app-7\n");
    made.file("unit/charm/hooks/install", "#!/bi");
    CHECK_FALSE(deployed_charm(made / "unit"));
    made.deploy();
    CHECK(read_file(made / "unit/charm/hooks/install") == "#!/bin/sh\n");
    CHECK(deployed_charm(made / "unit") == "local:app-7");
}

TEST_CASE("files in the way are replaced, and the charm's own stay") {
    const Deployment made;
    made.file("unit/charm/hooks", "a file where a directory belongs");
    made.file("unit/charm/metadata.yaml/x", "a directory where a file belongs");
    made.file("unit/charm/data", "own");
    made.deploy();
    CHECK(fs::is_regular_file(made / "unit/charm/metadata.yaml"));
    CHECK(fs::is_directory(made / "unit/charm/hooks"));
    CHECK(read_file(made / "unit/charm/data") == "own");
}

TEST_CASE("a bundle that is not there is told by its name") {
    const Deployment made;
    fs::remove_all(made.bundle());
    CHECK_THROWS_WITH_AS(
        made.deploy(), ("charm bundle " + made.bundle().filename().string() + " not found").c_str(),
        NotFound);
}
