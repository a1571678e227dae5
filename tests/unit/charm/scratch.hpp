// A directory of one test's own, removed with it.
#pragma once

#include "base/file.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

class Scratch {
  public:
    Scratch() {
        char name[] = "/tmp/hookbox-test-XXXXXX";
        root_ = ::mkdtemp(name);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove_all(root_); }

    std::filesystem::path operator/(const std::string& below) const { return root_ / below; }
    /// Writes a file, with the directories above it.
    void file(const std::string& below, const std::string& text, unsigned mode = 0644) const {
        const auto path = root_ / below;
        std::filesystem::create_directories(path.parent_path());
        hookbox::write_file(path, text, mode);
    }

  private:
    std::filesystem::path root_;
};
