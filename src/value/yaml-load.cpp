#include "value/yaml-habits.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <new>
#include <utility>

namespace hookbox {
namespace {

constexpr std::string_view core_tag = "tag:yaml.org,2002:";

/// As much as go-yaml reads at once: what is no text further on is found after other problems.
constexpr std::size_t chunk = 512;

/// Each reads the text anew.
constexpr int most_tries = 32;

struct ParserEnd {
    void operator()(yaml_parser_t* parser) const noexcept {
        yaml_parser_delete(parser);
        delete parser;
    }
};

class Event {
  public:
    explicit Event(yaml_parser_t& parser) : good_(yaml_parser_parse(&parser, &raw_) == 1) {}
    ~Event() { yaml_event_delete(&raw_); }
    Event(Event&& other) noexcept : raw_(std::exchange(other.raw_, {})), good_(other.good_) {}
    Event& operator=(Event&&) = delete;

    [[nodiscard]] bool good() const noexcept { return good_; }
    const yaml_event_t* operator->() const noexcept { return &raw_; }
    [[nodiscard]] const yaml_event_t& raw() const noexcept { return raw_; }

  private:
    yaml_event_t raw_{};
    bool good_;
};

std::string to_text(const yaml_char_t* text) {
    return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

std::string short_tag(const yaml_char_t* text) {
    std::string tag = to_text(text);
    return tag.starts_with(core_tag) ? "!!" + tag.substr(core_tag.size()) : tag;
}

extern "C" {
static int read_chunk(void* data, unsigned char* buffer, std::size_t size, std::size_t* read) {
    auto& rest = *static_cast<std::string_view*>(data);
    *read = rest.copy(reinterpret_cast<char*>(buffer), std::min(chunk, size));
    rest.remove_prefix(*read);
    return 1;
}
}

class Loader {
  public:
    explicit Loader(std::string_view text)
        : text_(text), rest_(text), habits_(text), parser_(new yaml_parser_t) {
        if (yaml_parser_initialize(parser_.get()) == 0)
            throw std::bad_alloc();
        yaml_parser_set_input(parser_.get(), read_chunk, &rest_);
    }
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;

    std::deque<YamlNode> load() {
        while (take(next())) {
        }
        return std::move(nodes_);
    }

    /// After load(), which has stopped at the document's end or at that of the text.
    void require_end() {
        if (ended_)
            return;
        const Event event = next();
        if (event->type != YAML_STREAM_END_EVENT)
            throw at(event->start_mark, "there is another document");
    }

    /// When load() has failed: the text as it may succeed.
    std::optional<std::string> reworded() { return habits_.reworded(*parser_); }

  private:
    Event next() {
        Event event(*parser_);
        if (!event.good())
            throw problem();
        habits_.look_at(event.raw());
        return event;
    }

    YamlProblem problem() const {
        if (parser_->problem == nullptr)
            return {"unknown problem parsing YAML content"};
        if (parser_->error == YAML_READER_ERROR)
            return unreadable();
        const auto& mark = parser_->problem_mark;
        YamlProblem problem = at(mark, parser_->problem);
        if (mark.line == 0)
            problem.named_line = static_cast<int>(parser_->context_mark.line);
        else if (parser_->error == YAML_SCANNER_ERROR)
            ++problem.named_line;
        return problem;
    }

    /// go-yaml names no line here.
    YamlProblem unreadable() const {
        const std::string_view before = text_.substr(0, parser_->problem_offset);
        const auto line = std::count(before.begin(), before.end(), '\n');
        const std::size_t begin = before.rfind('\n') + 1; // npos + 1 is 0
        return {parser_->problem, static_cast<int>(line), static_cast<int>(before.size() - begin)};
    }

    static YamlProblem at(const yaml_mark_t& mark, std::string text) {
        const int line = static_cast<int>(mark.line);
        return {std::move(text), line, static_cast<int>(mark.column), line};
    }

    /// False when the document is whole.
    bool take(const Event& event) {
        switch (event->type) {
        case YAML_SCALAR_EVENT: {
            const auto& scalar = event->data.scalar;
            YamlNode& node = add(event, YamlNode::Kind::scalar, scalar.anchor);
            node.tag = short_tag(scalar.tag);
            node.value.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
            node.plain = scalar.plain_implicit != 0;
            return true;
        }
        case YAML_ALIAS_EVENT: {
            YamlNode& node = add(event, YamlNode::Kind::alias, nullptr);
            node.value = to_text(event->data.alias.anchor);
            const auto anchor = anchors_.find(node.value);
            if (anchor == anchors_.end())
                throw YamlProblem{"unknown anchor '" + node.value + "' referenced", node.line,
                                  node.column};
            node.target = anchor->second;
            return true;
        }
        case YAML_SEQUENCE_START_EVENT:
            open(add(event, YamlNode::Kind::sequence, event->data.sequence_start.anchor));
            return true;
        case YAML_MAPPING_START_EVENT:
            open(add(event, YamlNode::Kind::mapping, event->data.mapping_start.anchor));
            return true;
        case YAML_DOCUMENT_START_EVENT: {
            const auto* version = event->data.document_start.version_directive;
            if (version != nullptr && version->minor != 1) // libyaml takes 1.2 too
                throw at(event->start_mark, "found incompatible YAML document");
            return true;
        }
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            open_.pop_back();
            return true;
        case YAML_STREAM_END_EVENT:
            ended_ = true;
            return false;
        case YAML_DOCUMENT_END_EVENT:
            return false;
        default:
            return true;
        }
    }

    YamlNode& add(const Event& event, YamlNode::Kind kind, const yaml_char_t* anchor) {
        YamlNode& node = nodes_.emplace_back();
        node.kind = kind;
        node.line = static_cast<int>(event->start_mark.line);
        node.column = static_cast<int>(event->start_mark.column);
        if (anchor != nullptr)
            anchors_.insert_or_assign(to_text(anchor), &node);
        if (!open_.empty())
            open_.back()->children.push_back(&node);
        return node;
    }

    void open(YamlNode& node) {
        if (open_.size() == max_yaml_depth)
            throw YamlProblem{"nested too deeply", node.line, node.column};
        open_.push_back(&node);
    }

    std::string_view text_, rest_;
    YamlHabits habits_;
    std::unique_ptr<yaml_parser_t, ParserEnd> parser_;
    std::deque<YamlNode> nodes_;
    std::vector<YamlNode*> open_;
    bool ended_ = false;
    std::map<std::string, const YamlNode*> anchors_;
};

} // namespace

std::deque<YamlNode> load_yaml(std::string_view text, YamlRest rest) {
    std::string spelled;
    for (int tries = most_tries;; --tries) {
        Loader loader(text);
        try {
            std::deque<YamlNode> nodes = loader.load();
            if (rest == YamlRest::refused)
                loader.require_end();
            return nodes;
        } catch (const YamlProblem&) {
            auto other = tries > 0 ? loader.reworded() : std::nullopt;
            if (!other)
                throw;
            spelled = *std::move(other);
            text = spelled;
        }
    }
}

} // namespace hookbox
