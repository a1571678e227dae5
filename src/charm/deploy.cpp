#include "charm/deploy.hpp"

#include "base/error.hpp"
#include "base/fault.hpp"
#include "base/file.hpp"
#include "base/sync.hpp"
#include "charm/bundle.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <set>
#include <sstream>

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

std::string read_marker(const fs::path& marker) {
    std::string url = fs::exists(marker) ? read_file(marker) : std::string();
    while (url.ends_with('\n'))
        url.pop_back();
    return url;
}

/// Whether everything above `path` within `charm` is a directory, so that no link leads elsewhere.
bool is_within(const fs::path& charm, const std::string& path) {
    for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1))
        if (fs::symlink_status(charm / path.substr(0, slash)).type() != fs::file_type::directory)
            return false;
    return true;
}

/// Removes what `manifest` lists and the charm to come has not; what the charm itself made stays,
/// unless it is in a directory that goes.
void remove_former_members(const fs::path& charm, const fs::path& manifest,
                           const std::set<std::string_view>& kept) {
    std::istringstream lines(fs::exists(manifest) ? read_file(manifest) : std::string());
    for (std::string path; std::getline(lines, path);)
        if (!kept.contains(path) && is_within(charm, path))
            fs::remove_all(charm / path);
}

void deploy(const CharmDeployment& deployment) {
    std::vector<Member> members = bundle_members(deployment.bundle);
    const fs::path charm = deployment.unit_directory / "charm";
    const fs::path manifests = deployment.unit_directory / "manifests";
    make_private_directories(manifests);
    if (fs::create_directory(charm))
        fs::permissions(charm, fs::perms{0755});
    write_file(manifests / manifest_name(deployment.url), manifest_text(members));

    std::set<std::string_view> paths;
    for (const Member& member : members)
        paths.insert(member.path);
    // Another charm's deployment may have been cut off here, on top of one that was complete.
    for (const char* marker : {deploying_marker, complete_marker})
        if (const std::string url = read_marker(charm / marker); !url.empty())
            remove_former_members(charm, manifests / manifest_name(url), paths);
    write_file(charm / deploying_marker, deployment.url + "\n", 0644);

    for (Member& member : members)
        member.content = copy_member(member, deployment.bundle, charm);
    if (digest_of(members) != deployment.bundle.filename())
        throw Error("charm bundle " + deployment.bundle.filename().string() +
                    " is damaged; deploy the charm again");
    write_file(charm / "revision", std::to_string(deployment.revision), 0644);

    // A hook whose file a power cut took away would count as one the charm does not have.
    sync_file_system(charm);
    fault_point("before-rename");
    if (std::rename((charm / deploying_marker).c_str(), (charm / complete_marker).c_str()) != 0)
        throw SystemError("rename " + (charm / complete_marker).string(), errno);
    sync_directory(charm);
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
    return read_marker(charm / complete_marker);
}

} // namespace hookbox
