// What secret-add and secret-set are given beside a URI: options for the secret itself, and its
// content as words and file. All errors of these are errors of the arguments.
#pragma once

#include "hook/pending-secrets.hpp"
#include "tools/tool.hpp"

#include <string>

namespace hookbox {

class SecretInput {
  public:
    void declare(Options& options);
    /// Takes all words. Throws Error.
    void check(const Words& words);
    [[nodiscard]] bool has_file() const { return !file_.empty(); }
    [[nodiscard]] SecretOwner::Kind owner() const { return kind_; }
    /// `now` is what a length of time begins with.
    [[nodiscard]] SecretFields fields(Time now) const;

  private:
    void check_expiry();

    std::string label_, description_, expire_, rotate_, owner_ = "application", file_;
    std::optional<Time> expires_;
    std::chrono::milliseconds lasts_{};
    SecretOwner::Kind kind_ = SecretOwner::Kind::application;
    SecretContent content_;
};

} // namespace hookbox
