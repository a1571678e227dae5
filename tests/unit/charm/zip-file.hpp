// Writes zip archives as tests need them, bad ones too.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <minizip/zip.h>

class ZipFile {
  public:
    explicit ZipFile(const std::filesystem::path& path)
        : file_(::zipOpen64(path.c_str(), APPEND_STATUS_CREATE)) {
        REQUIRE(file_ != nullptr);
    }
    ZipFile(const ZipFile&) = delete;
    ZipFile& operator=(const ZipFile&) = delete;
    ~ZipFile() { ::zipClose(file_, nullptr); }

    /// `system`: 3 is Unix, 0 is one without modes.
    ZipFile& add(const std::string& name, const std::string& content, unsigned mode = 0644,
                 unsigned long system = 3) {
        zip_fileinfo info{};
        info.external_fa = static_cast<unsigned long>(mode) << 16;
        REQUIRE(::zipOpenNewFileInZip4_64(file_, name.c_str(), &info, nullptr, 0, nullptr, 0,
                                          nullptr, Z_DEFLATED, 1, 0, -MAX_WBITS, DEF_MEM_LEVEL,
                                          Z_DEFAULT_STRATEGY, nullptr, 0, system << 8, 0,
                                          0) == ZIP_OK);
        REQUIRE(::zipWriteInFileInZip(file_, content.data(),
                                      static_cast<unsigned>(content.size())) == ZIP_OK);
        REQUIRE(::zipCloseFileInZip(file_) == ZIP_OK);
        return *this;
    }
    ZipFile& link(const std::string& name, const std::string& target) {
        return add(name, target, S_IFLNK | 0777);
    }

  private:
    zipFile file_;
};
