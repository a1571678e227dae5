#include "charm/deploy.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"
#include "base/file.hpp"
#include "charm/bundle.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

// In the charm directory, as Juju has them: which charm is complete, which is being unpacked.
constexpr const char* complete_marker = ".juju-charm";
constexpr const char* deploying_marker = ".juju-deploying";

std::string manifest_text(const std::vector<Member>& members) {
    std::string text;
    for (const Member& member : members)
        text += member.path + "\n";
    return text;
}

/// "local:db-0" as a file name.
std::string manifest_name(std::string url) {
    std::ranges::replace(url, '/', '_');
    std::ranges::replace(url, ':', '_');
    return url;
}

void deploy(const CharmDeployment& deployment) {
    std::vector<Member> members = bundle_members(deployment.bundle);
    const fs::path charm = deployment.unit_directory / "charm";
    const fs::path manifests = deployment.unit_directory / "manifests";
    make_private_directories(manifests);
    fs::create_directory(charm);
    fs::permissions(charm, fs::perms{0755});
    write_file(manifests / manifest_name(deployment.url), manifest_text(members));
    write_file(charm / deploying_marker, deployment.url + "\n", 0644);

    for (Member& member : members)
        member.content = copy_member(member, deployment.bundle, charm);
    if (digest_of(members) != deployment.bundle.filename())
        throw Error("charm bundle " + deployment.bundle.filename().string() +
                    " is damaged; deploy the charm again");
    write_file(charm / "revision", std::to_string(deployment.revision), 0644);

    fault_point("before-rename");
    if (std::rename((charm / deploying_marker).c_str(), (charm / complete_marker).c_str()) != 0)
        throw SystemError("rename " + (charm / complete_marker).string(), errno);
    fault_point("after-rename");
}

} // namespace

void deploy_charm(const CharmDeployment& deployment) {
    try {
        deploy(deployment);
    } catch (const fs::filesystem_error& error) {
        throw SystemError(error.path1().string(), error.code().value());
    }
}

std::optional<std::string> deployed_charm(const fs::path& unit_directory) {
    const fs::path charm = unit_directory / "charm";
    if (fs::exists(charm / deploying_marker) || !fs::exists(charm / complete_marker))
        return std::nullopt;
    std::string url = read_file(charm / complete_marker);
    while (url.ends_with('\n'))
        url.pop_back();
    return url;
}

} // namespace hookbox
