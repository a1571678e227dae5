// Run by the build, never installed:
//   make-pages pages FOLDER SOURCES   what SOURCES lacks of manual pages, and "<page>.in" completed
//   make-pages bash|zsh FILE          the shell's completion
#include "base/error.hpp"
#include "base/file.hpp"
#include "pages/pages.hpp"

#include <cstdio>
#include <exception>

using namespace hookbox;

namespace {

namespace fs = std::filesystem;

void make_pages(const fs::path& folder, const fs::path& sources) {
    for (const Tool* tool : all_tools())
        write_file(folder / (std::string(tool->text.name) + ".1"), tool_page(*tool), 0644);
    for (const Verb* verb : all_verbs()) {
        const std::string name = page_name(*verb);
        if (!fs::exists(sources / (name + ".1")) && !fs::exists(sources / (name + ".8")))
            write_file(folder / (name + ".1"), verb_page(*verb), 0644);
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(sources))
        if (entry.path().extension() == ".in")
            write_file(folder / entry.path().stem(), completed_page(read_file(entry.path())), 0644);
}

} // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::string> words(argv + 1, argv + argc);
        if (words.size() == 3 && words[0] == "pages")
            make_pages(words[1], words[2]);
        else if (words.size() == 2 && words[0] == "bash")
            write_file(words[1], bash_completion(), 0644);
        else if (words.size() == 2 && words[0] == "zsh")
            write_file(words[1], zsh_completion(), 0644);
        else
            throw UsageError("wrong words, see src/pages/main.cpp");
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "make-pages: %s\n", error.what());
        return 1;
    }
}
