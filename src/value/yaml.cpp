#include "value/yaml.hpp"

#include "base/error.hpp"
#include "value/yaml-decoder.hpp"

namespace hookbox {
namespace {

class Reader {
  public:
    explicit Reader(std::string_view text, YamlRest rest = YamlRest::ignored)
        : decoder_(text, rest) {}

    Value read() { return decoder_.root() == nullptr ? Value() : read(*decoder_.root()); }

  private:
    Value read(const YamlNode& at) {
        const YamlDecoder::Visit visit(decoder_, at);
        const YamlNode& node = visit.node();
        if (node.kind == YamlNode::Kind::mapping)
            return read_map(node);
        if (node.kind == YamlNode::Kind::scalar)
            return resolve_scalar(node).value;
        Value::List list;
        for (const YamlNode* item : node.children)
            list.push_back(read(*item));
        return list;
    }

    Value::Map read_map(const YamlNode& node) {
        Value::Map map;
        for (std::size_t entry = 0; entry < node.children.size(); entry += 2) {
            const YamlNode& key = *node.children[entry];
            const YamlNode& value = *node.children[entry + 1];
            if (!is_merge_key(key)) {
                std::string name = read_key(key);
                map.insert_or_assign(std::move(name), read(value));
                continue;
            }
            for (const YamlNode* from : merged_maps(value)) {
                const Value merged = read(*from);
                for (const auto& [name, inherited] : merged.map())
                    map.insert_or_assign(name, inherited);
            }
        }
        return map;
    }

    std::string read_key(const YamlNode& at) {
        const YamlDecoder::Visit visit(decoder_, at);
        if (visit.node().kind != YamlNode::Kind::scalar)
            throw problem_at(at, "a key must be text");
        return scalar_text(visit.node());
    }

    YamlDecoder decoder_;
};

std::string place(int line, int column) {
    return ':' + std::to_string(line + 1) + ':' + std::to_string(column + 1);
}

Value read_placed(std::string_view text, std::string_view source, YamlRest rest) {
    try {
        return Reader(text, rest).read();
    } catch (const YamlProblem& problem) {
        std::string where(source);
        if (problem.line >= 0)
            where += place(problem.line, problem.column);
        throw Error(where + ": " + problem.text);
    }
}

/// The key of an entry, or the item of that number; nothing where there is none or a map only
/// inherits it.
const YamlNode* find_key(const YamlNode& map, const std::string& name, const YamlNode*& value) {
    if (map.kind == YamlNode::Kind::sequence) {
        for (std::size_t item = 0; item < map.children.size(); ++item)
            if (std::to_string(item) == name)
                return value = map.children[item];
        return nullptr;
    }
    if (map.kind != YamlNode::Kind::mapping)
        return nullptr;
    const YamlNode* found = nullptr;
    for (std::size_t entry = 0; entry < map.children.size(); entry += 2)
        if (map.children[entry]->value == name) { // the last of several counts
            found = map.children[entry];
            value = map.children[entry + 1];
        }
    return found;
}

} // namespace

std::string yaml_place(std::string_view text, const std::vector<std::string>& keys) {
    const std::deque<YamlNode> nodes = load_yaml(text);
    if (nodes.empty())
        return "";
    const YamlNode* value = &nodes.front();
    const YamlNode* at = value;
    for (const std::string& key : keys) {
        const YamlNode* map = value->target != nullptr ? value->target : value;
        const YamlNode* found = find_key(*map, key, value);
        if (found == nullptr)
            break;
        at = found;
    }
    return place(at->line, at->column);
}

Value parse_yaml(std::string_view text, std::string_view source) {
    return read_placed(text, source, YamlRest::ignored);
}

Value parse_sole_yaml(std::string_view text, std::string_view source) {
    return read_placed(text, source, YamlRest::refused);
}

Value parse_yaml_as_go(std::string_view text) {
    try {
        return Reader(text).read();
    } catch (const YamlProblem& problem) {
        throw Error(go_words(problem));
    }
}

} // namespace hookbox
