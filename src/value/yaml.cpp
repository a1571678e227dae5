#include "value/yaml.hpp"

#include "base/error.hpp"
#include "value/yaml-node.hpp"

namespace hookbox {
namespace {

class Reader {
  public:
    explicit Reader(std::string_view text) : document_(text) {}

    Value read() { return read(document_.root()); }

  private:
    Value read(const YAML::Node& node) {
        const YamlDocument::Visit visit(document_, node);
        if (node.IsSequence()) {
            Value::List list;
            for (const auto& item : node)
                list.push_back(read(item));
            return list;
        }
        Value::Map map;
        if (!node.IsMap())
            return document_.scalar(node);
        for (const auto& entry : node) {
            if (!is_merge_key(entry.first)) {
                map.insert_or_assign(key(entry.first), read(entry.second));
                continue;
            }
            for (const YAML::Node& from : merged_maps(entry.second)) {
                const Value merged = read(from);
                for (const auto& [key, value] : merged.map())
                    map.insert_or_assign(key, value);
            }
        }
        return map;
    }

    std::string key(const YAML::Node& node) const {
        if (node.IsMap() || node.IsSequence())
            throw problem_at(node, "a key must be text");
        return document_.text(node);
    }

    YamlDocument document_;
};

} // namespace

Value parse_yaml(std::string_view text, std::string_view source) {
    try {
        return Reader(text).read();
    } catch (const YamlProblem& problem) {
        std::string where(source);
        if (problem.line >= 0)
            where +=
                ':' + std::to_string(problem.line + 1) + ':' + std::to_string(problem.column + 1);
        throw Error(where + ": " + problem.text);
    }
}

} // namespace hookbox
