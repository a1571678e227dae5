#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs parse_filled_pairs(const Words& words, const std::string& what) {
    try {
        return parse_pairs(words, false);
    } catch (const UsageError& error) {
        throw UsageError("invalid " + what + ": " + error.what());
    }
}

/// The parts between commas, as they are.
Words parts_of(const std::string& list) {
    Words parts;
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t end = std::min(list.find(',', start), list.size());
        parts.push_back(list.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

class AddMetric final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override {
        options.text(labels_text_, "l,labels", "<key>=<value>,...", "labels of the metrics");
    }

    void check(Words words) override {
        if (words.empty())
            throw UsageError("no metrics specified");
        metrics_ = parse_filled_pairs(words, "metrics");
        if (metrics_.empty())
            return; // labels of nothing are not looked at
        const Pairs labels = parse_filled_pairs(parts_of(labels_text_), "labels");
        labels_ = {labels.begin(), labels.end()};
    }

    int run(ToolIo&) override {
        for (const auto& [key, value] : metrics_)
            if (key.starts_with("juju"))
                throw Error(key + " uses a reserved prefix");
        for (const auto& [key, value] : metrics_)
            record({key, value, labels_});
        return 0;
    }

  private:
    void record(Metric metric) {
        try {
            context().add_metric(std::move(metric));
        } catch (const Error& error) {
            throw Error(std::string("cannot record metric: ") + error.what());
        }
    }

    std::string labels_text_;
    Pairs metrics_;
    std::map<std::string, std::string> labels_;
};

} // namespace

extern const Tool add_metric_tool;
constinit const Tool add_metric_tool = {
    .text = {.name = "add-metric",
             .synopsis = "[options] key1=value1 [key2=value2 ...]",
             .summary = "record measured values",
             .details = R"~(Works in the collect-metrics hook alone, which hookbox never runs: it is
here for charms that are tried out against a described state (hookbox simulate).)~",
             .examples = R"~(    add-metric users=$(count-users) --labels site=blog)~"},
    .make = make_tool<AddMetric>,
    .juju4 = false,
    .effect = Effect::at_once,
};

} // namespace hookbox
