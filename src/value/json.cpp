#include "value/json.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "value/base64.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <nlohmann/json.hpp>

namespace hookbox {
namespace {

constexpr std::size_t max_depth = 1000;

std::string position(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto line_start = before.rfind('\n') + 1; // npos + 1 is 0
    return std::to_string(lines + 1) + ':' + std::to_string(offset - line_start + 1);
}

/// Builds the Value as nlohmann's parser goes along.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
  public:
    Builder(std::string_view text, std::string_view source) : text_(text), source_(source) {}

    Value take() { return std::move(root_); }

    bool null() override { return add({}); }
    bool boolean(bool flag) override { return add(flag); }
    bool number_integer(std::int64_t number) override { return add(number); }
    bool number_unsigned(std::uint64_t number) override { return add(number); }
    bool number_float(double number, const std::string&) override { return add(number); }
    bool string(std::string& text) override { return add(std::move(text)); }
    bool binary(nlohmann::json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Value::Map{}); }
    bool start_array(std::size_t) override { return open(Value::List{}); }
    bool key(std::string& text) override {
        keys_.back() = std::move(text);
        return true;
    }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t offset, const std::string&,
                     const nlohmann::json::exception& error) override {
        // "[json.exception.…] parse error at line 1, column 2: <reason>"
        std::string_view reason = error.what();
        reason.remove_prefix(std::min(reason.find("] "), reason.size() - 2) + 2);
        if (const auto colon = reason.find(": "); reason.starts_with("parse error"))
            reason.remove_prefix(colon + 2);
        fail(offset == 0 ? 0 : offset - 1, std::string(reason));
    }

  private:
    [[noreturn]] void fail(std::size_t offset, const std::string& reason) const {
        throw Error(std::string(source_) + ':' + position(text_, offset) + ": " + reason);
    }

    bool add(Value value) {
        if (open_.empty())
            root_ = std::move(value);
        else if (auto* list = open_.back().get_if<Value::List>())
            list->push_back(std::move(value));
        else
            open_.back().get_if<Value::Map>()->insert_or_assign(std::move(keys_.back()),
                                                                std::move(value));
        return true;
    }

    bool open(Value value) {
        if (open_.size() == max_depth)
            throw Error(std::string(source_) + ": nested deeper than " + std::to_string(max_depth) +
                        " levels");
        open_.push_back(std::move(value));
        keys_.emplace_back();
        return true;
    }

    bool close() {
        Value value = std::move(open_.back());
        open_.pop_back();
        keys_.pop_back();
        return add(std::move(value));
    }

    std::string_view text_, source_;
    Value root_;
    std::vector<Value> open_;
    std::vector<std::string> keys_; ///< of the entry that comes next, one for each open value
};

} // namespace

Value parse_json(std::string_view text, std::string_view source) {
    Builder builder(text, source);
    nlohmann::json::sax_parse(text, &builder);
    return builder.take();
}

} // namespace hookbox
