// What is asked of every row of tools and verbs, and of what is made from them.
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "pages/completed-command.hpp"
#include "pages/pages.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

namespace fs = std::filesystem;

struct Row {
    const CommandText* text;
    Options options;
    bool tool;
    std::string page;
    /// As one types it.
    [[nodiscard]] std::string call() const {
        return (tool || is_program(text->name) ? "" : "hookbox ") + std::string(text->name);
    }
};

std::vector<Row> all_rows() {
    std::vector<Row> rows;
    for (const Tool* tool : all_tools()) {
        rows.push_back({&tool->text, {}, true, std::string(tool->text.name)});
        tool->make(nullptr)->declare(rows.back().options);
    }
    for (const Verb* verb : all_verbs()) {
        rows.push_back({&verb->text, {}, false, page_name(*verb)});
        (void)verb->prepare(rows.back().options);
    }
    return rows;
}

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        found.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

std::size_t columns(std::string_view line) {
    std::size_t count = 0;
    for (; !line.empty(); ++count)
        line.remove_prefix(first_rune(line).size);
    return count;
}

fs::path page_of(const Row& row) {
    for (const fs::path folder : {MADE_MANUAL, MANUAL})
        for (const char* section : {".1", ".8"})
            if (fs::exists(folder / (row.page + section)))
                return folder / (row.page + section);
    return {};
}

} // namespace

TEST_CASE("every row says what it does, how it is called and how it is used") {
    for (const Row& row : all_rows()) {
        CAPTURE(row.text->name);
        CHECK_FALSE(row.text->name.empty());
        CHECK_FALSE(row.text->summary.empty());
        CHECK(row.text->summary.find_first_of("\n") == std::string_view::npos);
        CHECK_FALSE(row.text->summary.ends_with('.'));
        CHECK_FALSE(row.text->details.empty());
        CHECK((row.text->details.ends_with('.') ||
               row.text->details.find("\n  ") != std::string_view::npos));
        // Options are announced where there are any, but where recorded texts are without.
        const bool announced = row.text->synopsis.find("[options]") != std::string_view::npos;
        if (!row.tool)
            CHECK(announced == !row.options.all().empty());
    }
}

TEST_CASE("every row has examples, which call it") {
    for (const Row& row : all_rows()) {
        CAPTURE(row.text->name);
        CHECK(row.text->examples.find(row.call()) != std::string_view::npos);
        for (const std::string& line : lines(row.text->examples))
            CHECK((line.empty() || line.starts_with("    ")));
    }
}

TEST_CASE("help has its five sections, in order") {
    for (const Row& row : all_rows()) {
        CAPTURE(row.text->name);
        const std::string help = help_text(*row.text, row.options);
        CHECK(help.starts_with("Usage: " + std::string(row.text->name)));
        std::size_t at = 0;
        for (const std::string_view title : {"Summary", "Options", "Details", "Examples"}) {
            CAPTURE(title);
            if (title == "Options" && row.options.all().empty())
                continue;
            at = help.find("\n\n" + std::string(title) + ":\n  ", at);
            REQUIRE(at != std::string::npos);
        }
    }
}

TEST_CASE("help has 80 columns, but where the first line of a tool is recorded") {
    for (const Row& row : all_rows()) {
        CAPTURE(row.text->name);
        const auto help = lines(help_text(*row.text, row.options));
        for (std::size_t i = row.tool ? 1 : 0; i < help.size(); ++i) {
            CAPTURE(help[i]);
            CHECK(columns(help[i]) <= 80);
        }
    }
}

TEST_CASE("every option is explained, under names that are its own") {
    for (const Row& row : all_rows()) {
        CAPTURE(row.text->name);
        std::set<std::string> names = {"help", "h"};
        for (const Option& option : row.options.all()) {
            CAPTURE(option.names.front());
            CHECK_FALSE(option.help.empty());
            CHECK(option.boolean == option.value_name.empty());
            for (const std::string& name : option.names)
                CHECK(names.insert(name).second);
        }
    }
}

TEST_CASE("rows are sorted, and names and aliases are unique among all of them") {
    const auto by_name = [](const auto* left, const auto* right) {
        return left->text.name < right->text.name;
    };
    CHECK(std::ranges::is_sorted(all_tools(), by_name));
    CHECK(std::ranges::is_sorted(all_verbs(), by_name));
    std::set<std::string_view> names = {"help"};
    for (const CompletedCommand& command : completed_verbs()) {
        CAPTURE(command.name);
        CHECK(names.insert(command.name).second);
        CHECK(find_verb(command.name) != nullptr);
    }
    for (const Tool* tool : all_tools()) {
        CAPTURE(tool->text.name);
        CHECK(names.insert(tool->text.name).second);
    }
}

TEST_CASE("every row has a manual page that tells all its options") {
    for (const Row& row : all_rows()) {
        CAPTURE(row.text->name);
        const fs::path path = page_of(row);
        REQUIRE_FALSE(path.empty());
        const std::string page = read_file(path);
        for (const Option& option : row.options.all())
            for (const std::string& name : option.names) {
                CAPTURE(name);
                std::string dashes = name.size() > 1 ? "Fl \\-" : "Fl ";
                for (const char c : name)
                    dashes += c == '-' ? "\\-" : std::string(1, c);
                CHECK(page.find(dashes) != std::string::npos);
            }
    }
}

TEST_CASE("the overview pages list every verb and every tool") {
    const std::string overview = read_file(fs::path(MADE_MANUAL) / "hookbox.1");
    const std::string hooks = read_file(fs::path(MADE_MANUAL) / "hookbox-hooks.7");
    for (const Row& row : all_rows()) {
        CAPTURE(row.text->name);
        CHECK(overview.find(".It Xr " + row.page + ' ') != std::string::npos);
        if (row.tool)
            CHECK(hooks.find(".It Xr " + row.page + " 1") != std::string::npos);
    }
}

TEST_CASE("both shells complete every row with all its options") {
    const std::string bash = bash_completion(), zsh = zsh_completion();
    const auto all = [&](const std::vector<CompletedCommand>& commands) {
        for (const CompletedCommand& command : commands) {
            CAPTURE(command.name);
            const std::string branch = "\n    " + std::string(command.name) + ")\n";
            const auto in_bash = bash.find(branch), in_zsh = zsh.find(branch);
            REQUIRE(in_bash != std::string::npos);
            REQUIRE(in_zsh != std::string::npos);
            const std::string for_bash =
                bash.substr(in_bash, bash.find("\n        ;;", in_bash) - in_bash);
            const std::string for_zsh = zsh.substr(in_zsh, zsh.find(" ;;\n", in_zsh) - in_zsh);
            for (const Option& option : command.options.all())
                for (const std::string& name : option.names) {
                    CAPTURE(name);
                    CHECK(for_bash.find(dashed_name(name)) != std::string::npos);
                    CHECK(for_zsh.find("'*" + dashed_name(name)) != std::string::npos);
                }
        }
    };
    all(completed_verbs());
    all(completed_tools());
}
