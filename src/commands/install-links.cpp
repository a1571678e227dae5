#include "base/error.hpp"
#include "base/own-program.hpp"
#include "commands/verb.hpp"
#include "tools/tool.hpp"

#include <filesystem>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

class InstallLinks final : public VerbBody {
  public:
    void declare(Options& options) override {
        options.flag(force_, "force", "replace other files that have a tool's name");
    }

    void check(Words words) override {
        directory_ = take_word(words);
        if (directory_.empty())
            throw UsageError("no directory specified");
        refuse_surplus(words);
    }

    int run() override {
        std::error_code error;
        const fs::path directory = fs::canonical(directory_, error);
        if (error)
            throw SystemError("open " + directory_.string(), error.value());
        const fs::path& program = own_program();
        const fs::path target = program.lexically_relative(directory);
        std::string foreign;
        for (const Tool* tool : all_tools())
            if (const fs::path link = directory / tool->text.name; !place(link, target, program))
                foreign += "\n\t" + link.string();
        if (!foreign.empty())
            throw Error("left alone what is no link to hookbox" +
                        std::string(force_ ? " and cannot be replaced" : "; --force replaces it") +
                        ":" + foreign);
        return 0;
    }

  private:
    /// False when something else is there.
    [[nodiscard]] bool place(const fs::path& link, const fs::path& target,
                             const fs::path& program) const {
        std::error_code none;
        const fs::file_type present = fs::symlink_status(link, none).type();
        if (present == fs::file_type::symlink) {
            const fs::path old = fs::read_symlink(link);
            if (old == target)
                return true;
            const bool ours = old.filename() == "hookbox" || fs::equivalent(link, program, none);
            if (!ours && !force_)
                return false;
        } else if (present != fs::file_type::not_found &&
                   (!force_ || present == fs::file_type::directory)) {
            return false;
        }
        put_link(link, target);
        return true;
    }

    bool force_ = false;
    fs::path directory_;
};

} // namespace

extern const Verb install_links_verb;
constinit const Verb install_links_verb = {
    .text = {.name = "install-links",
             .synopsis = "[options] <directory>",
             .summary = "make a link to this program for each hook tool",
             .details = R"~(The links are relative and each is put in place as one step, so that a
directory in use never lacks a tool. Links to an older hookbox are replaced. Anything else that has
a tool's name is left alone and named, and the exit status is 1, unless --force is given.

On a unit of Juju, run with the directory of its tools, this replaces the client that came with
it.)~",
             .examples = "    hookbox install-links /usr/local/lib/hookbox-tools"},
    .make = make_verb<InstallLinks>,
    .about_model = false,
};

} // namespace hookbox
