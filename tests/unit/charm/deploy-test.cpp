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
        pack();
    }
    void pack() { bundle_ = pack_charm(*this / "source", *this / "cache").charm.directory; }
    void deploy(int revision = 7) const {
        deploy_charm({bundle_, "local:app-" + std::to_string(revision), revision, *this / "unit"});
    }
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

TEST_CASE("an upgrade removes what only the former charm had") {
    Deployment made;
    made.file("source/lib/old", "");
    made.file("source/gone/file", "");
    made.pack();
    made.deploy();
    made.file("unit/charm/lib/own", "own");
    made.file("unit/charm/gone/own", "own");
    made.file("unit/charm/own", "own");
    fs::remove_all(made / "source/gone");
    fs::remove(made / "source/lib/old");
    made.file("source/lib/new", "");
    made.file("source/hooks/install", "#!/bin/bash\n", 0755);
    made.pack();
    made.deploy(8);
    CHECK_FALSE(fs::exists(made / "unit/charm/gone"));
    CHECK_FALSE(fs::exists(made / "unit/charm/lib/old"));
    CHECK(fs::exists(made / "unit/charm/lib/new"));
    CHECK(read_file(made / "unit/charm/lib/own") == "own");
    CHECK(read_file(made / "unit/charm/own") == "own");
    CHECK(read_file(made / "unit/charm/hooks/install") == "#!/bin/bash\n");
    CHECK(deployed_charm(made / "unit") == "local:app-8");
}

TEST_CASE("an upgrade cut off leaves nothing when a third charm follows") {
    Deployment made;
    made.deploy();
    made.file("unit/manifests/local_app-8", "hooks\nhooks/install\nlib\nlib/half\n");
    made.file("unit/charm/lib/half", "");
    made.file("unit/charm/.juju-deploying", "local:app-8\n");
    made.deploy(9);
    CHECK_FALSE(fs::exists(made / "unit/charm/lib"));
    CHECK(deployed_charm(made / "unit") == "local:app-9");
}

TEST_CASE("nothing is removed through a link that has taken a directory's place") {
    Deployment made;
    made.file("source/lib/data", "");
    made.pack();
    made.deploy();
    made.file("elsewhere/data", "precious");
    fs::remove_all(made / "unit/charm/lib");
    fs::create_symlink(made / "elsewhere", made / "unit/charm/lib");
    fs::remove(made / "source/lib/data");
    made.file("source/lib/other", "");
    made.pack();
    made.deploy(8);
    CHECK(read_file(made / "elsewhere/data") == "precious");
    CHECK(fs::symlink_status(made / "unit/charm/lib").type() == fs::file_type::directory);
    CHECK(fs::exists(made / "unit/charm/lib/other"));
}
