// The one dynamic type of config, settings, action and state data.
// Text may hold any bytes, as a Go string may. Maps are sorted by bytes; a record keeps the order
// in which its fields were given (Go structs print in field order).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace hookbox {

class Value {
  public:
    using List = std::vector<Value>;
    using Map = std::map<std::string, Value, std::less<>>;
    struct Record {
        std::vector<std::pair<std::string, Value>> fields;
    };
    using Data = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double,
                              std::string, List, Map, Record>;

    Value() noexcept = default; ///< null
    template <class T>
    requires std::is_same_v<T, bool> Value(T flag) : data_(flag) {}
    /// Signed integers and those unsigned ones that fit become int64.
    template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) Value(T number) {
        if (std::is_unsigned_v<T> && static_cast<std::uint64_t>(number) > INT64_MAX)
            data_ = static_cast<std::uint64_t>(number);
        else
            data_ = static_cast<std::int64_t>(number);
    }
    Value(double number) : data_(number) {}
    Value(std::string text) : data_(std::move(text)) {}
    Value(std::string_view text) : data_(std::string(text)) {}
    Value(const char* text) : data_(std::string(text)) {}
    Value(List list) : data_(std::move(list)) {}
    Value(Map map) : data_(std::move(map)) {}
    Value(Record record) : data_(std::move(record)) {}

    [[nodiscard]] bool is_null() const noexcept { return is<std::monostate>(); }
    template <class T> [[nodiscard]] bool is() const noexcept {
        return std::holds_alternative<T>(data_);
    }
    /// The value as T, or null when it is something else.
    template <class T> [[nodiscard]] const T* get_if() const noexcept {
        return std::get_if<T>(&data_);
    }
    template <class T> [[nodiscard]] T* get_if() noexcept { return std::get_if<T>(&data_); }
    /// The value as T; throws Error naming both kinds when it is something else.
    template <class T> [[nodiscard]] const T& as() const {
        if (const T* found = get_if<T>())
            return *found;
        throw_kind(Data{T{}}.index());
    }
    /// A map's entry or record's field, or a shared null when there is none or this is neither.
    [[nodiscard]] const Value& operator[](std::string_view key) const noexcept;
    /// Text, or "" when this is null or missing; throws Error for any other kind.
    [[nodiscard]] const std::string& text() const;
    /// int64, or `otherwise` when null; throws Error for any other kind.
    [[nodiscard]] std::int64_t integer(std::int64_t otherwise = 0) const;
    /// bool, or false when null; throws Error for any other kind.
    [[nodiscard]] bool boolean() const;
    /// The entries of a map (an empty one for null); throws Error for any other kind.
    [[nodiscard]] const Map& map() const;
    /// The items of a list (an empty one for null); throws Error for any other kind.
    [[nodiscard]] const List& list() const;

    [[nodiscard]] const Data& data() const noexcept { return data_; }
    friend bool operator==(const Value&, const Value&);

  private:
    [[noreturn]] void throw_kind(std::size_t wanted) const;
    Data data_;
};

bool operator==(const Value::Record&, const Value::Record&);

/// A string-to-string bag as a map of texts.
Value to_value(const std::map<std::string, std::string>& settings);
/// "null", "bool", "int", …: the word for messages.
std::string_view kind_name(const Value& value);

} // namespace hookbox
