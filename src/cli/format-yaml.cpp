#include "cli/format.hpp"
#include "cli/yaml-order.hpp"
#include "cli/yaml-text.hpp"
#include "value/number.hpp"

#include <cmath>

namespace hookbox {
namespace {

template <class Float> std::string float_text(Float number) {
    if (std::isnan(number))
        return ".nan";
    const std::string sign = std::signbit(number) ? "-" : "";
    if (std::isinf(number))
        return sign + ".inf";
    auto [digits, exponent] = shortest_digits(number);
    if (exponent < -4 || exponent >= 6) {
        if (digits.size() > 1)
            digits.insert(1, ".");
        const std::string power = std::to_string(std::abs(exponent));
        return sign + digits + (exponent < 0 ? "e-" : "e+") + (power.size() < 2 ? "0" : "") + power;
    }
    if (exponent < 0)
        return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() > whole)
        digits.insert(whole, ".");
    else
        digits.append(whole - digits.size(), '0');
    return sign + digits;
}

bool is_empty_collection(const Value& value) {
    const auto* map = value.get_if<Value::Map>();
    const auto* record = value.get_if<Value::Record>();
    const auto* list = value.get_if<Value::List>();
    return (map && map->empty()) || (record && record->fields.empty()) || (list && list->empty());
}

/// The first release wrote every number in single precision.
std::string double_text(double number, YamlDialect dialect) {
    return dialect == YamlDialect::v1 ? float_text(static_cast<float>(number)) : float_text(number);
}

class Writer {
  public:
    explicit Writer(YamlDialect dialect) : dialect_(dialect) {}

    void write_document(const Value& value) {
        if (is_scalar(value))
            write_scalar(value, 2);
        else
            write_collection(value, 0, true);
    }

    [[nodiscard]] std::string take() && { return std::move(pen_).take(); }

  private:
    static bool is_scalar(const Value& value) {
        return is_empty_collection(value) ||
               !(value.is<Value::Map>() || value.is<Value::Record>() || value.is<Value::List>());
    }

    void write_scalar(const Value& value, std::size_t indent) {
        if (const auto* text = value.get_if<std::string>())
            write_yaml_text(pen_, dialect_, *text, indent, false);
        else if (const auto* number = value.get_if<double>())
            pen_.put(double_text(*number, dialect_));
        else if (is_empty_collection(value))
            pen_.put(value.is<Value::List>() ? "[]" : "{}");
        else
            pen_.put(to_json(value)); // null, booleans and integers look the same
    }

    void write_collection(const Value& value, std::size_t indent, bool here) {
        if (const auto* list = value.get_if<Value::List>())
            return write_list(*list, indent, here);
        if (const auto* record = value.get_if<Value::Record>()) {
            for (const auto& [key, item] : record->fields)
                write_entry(key, item, indent, std::exchange(here, false));
            return;
        }
        for (const auto* entry : in_yaml_order(value.as<Value::Map>(), dialect_))
            write_entry(entry->first, entry->second, indent, std::exchange(here, false));
    }

    /// Behind "- ", "? " or ": ", on the same line.
    void write_behind_indicator(const Value& value, std::size_t indent) {
        if (is_scalar(value))
            write_scalar(value, indent);
        else
            write_collection(value, indent, true);
    }

    void write_list(const Value::List& list, std::size_t indent, bool here) {
        for (const Value& item : list) {
            if (!std::exchange(here, false))
                pen_.next_line(indent);
            pen_.put("- ");
            write_behind_indicator(item, indent + 2);
        }
    }

    void write_entry(const std::string& key, const Value& value, std::size_t indent, bool here) {
        if (!here)
            pen_.next_line(indent);
        if (!is_simple_yaml_key(key)) {
            pen_.put("? ");
            write_yaml_text(pen_, dialect_, key, indent + 2, false);
            pen_.next_line(indent);
            pen_.put(": ");
            return write_behind_indicator(value, indent + 2);
        }
        write_yaml_text(pen_, dialect_, key, indent, true);
        pen_.put(":");
        if (is_scalar(value)) {
            pen_.put(" ");
            write_scalar(value, indent + 2);
        } else {
            write_collection(value, value.is<Value::List>() ? indent : indent + 2, false);
        }
    }

    YamlDialect dialect_;
    YamlPen pen_;
};

} // namespace

std::string to_yaml(const Value& value, YamlDialect dialect) {
    Writer writer(dialect);
    writer.write_document(value);
    std::string out = std::move(writer).take();
    out.erase(out.find_last_not_of('\n') + 1);
    return out += '\n';
}

} // namespace hookbox
