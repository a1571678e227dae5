#include "base/error.hpp"
#include "tools/tool.hpp"

namespace hookbox {
namespace {

/// A field as each format names it; `always` is printed in JSON even when it is empty.
struct Field {
    const char *json, *yaml;
    bool always = false;
};

constexpr Field texts[] = {{"type", "type", true},
                           {"name", "name", true},
                           {"region", "region"},
                           {"endpoint", "endpoint"},
                           {"identity-endpoint", "identityendpoint"},
                           {"storage-endpoint", "storageendpoint"}};

bool is_empty(const Value& value) {
    return value.is_null() || value == Value("") || value == Value(false) ||
           value == Value(Value::List{}) || value == Value(Value::Map{});
}

/// Fields in the order in which they were added. JSON leaves out the empty ones, YAML writes them
/// all.
class RecordBuilder {
  public:
    explicit RecordBuilder(bool json) : json_(json) {}

    void add(const Field& field, const Value& value, const Value& when_null) {
        if (json_ && !field.always && is_empty(value))
            return;
        record_.fields.emplace_back(json_ ? field.json : field.yaml,
                                    value.is_null() ? when_null : value);
    }
    [[nodiscard]] Value take() { return std::move(record_); }

  private:
    bool json_;
    Value::Record record_;
};

Value credential_record(const Value& credential, bool json) {
    if (credential.is_null())
        return {};
    RecordBuilder record(json);
    record.add({"auth-type", "authtype", true}, credential["auth-type"], "");
    record.add({"attrs", "attributes"}, credential["attrs"], Value::Map{});
    record.add({"redacted", "redacted"}, credential["redacted"], Value::List{});
    return record.take();
}

Value cloud_record(const Value& cloud, bool json) {
    RecordBuilder record(json);
    for (const Field& field : texts)
        record.add(field, cloud[field.json], "");
    record.add({"credential", "credential"}, credential_record(cloud["credential"], json), {});
    record.add({"cacertificates", "cacertificates"}, cloud["cacertificates"], Value::List{});
    record.add({"skip-tls-verify", "skiptlsverify"}, cloud["skip-tls-verify"], false);
    record.add({"is-controller-cloud", "iscontrollercloud"}, cloud["is-controller-cloud"], false);
    return record.take();
}

class CredentialGet final : public ToolBody {
  public:
    using ToolBody::ToolBody;

    void declare(Options& options) override { output_.declare(options); }

    int run(ToolIo& io) override {
        const Value cloud = cloud_spec();
        if (cloud.is_null())
            io.print(output_, "null\n");
        else
            io.print(output_, format_value(cloud_record(cloud, output_.format == Format::json),
                                           output_.format));
        return 0;
    }

  private:
    [[nodiscard]] Value cloud_spec() const {
        try {
            return context().cloud_spec();
        } catch (const Error& error) {
            throw Error(std::string("cannot access cloud credentials: ") + error.what());
        }
    }

    Output output_;
};

} // namespace

extern const Tool credential_get_tool;
constinit const Tool credential_get_tool = {
    .text = {.name = "credential-get",
             .synopsis = "[options]",
             .summary = "print the cloud that the model is in, and how to log in there",
             .details = R"~(Where there is no cloud, as on a machine that hookbox looks after, it
fails. A described state (hookbox simulate) can have one.)~",
             .examples = R"~(    credential-get --format=json)~"},
    .make = make_tool<CredentialGet>,
    .prints_secrets = true,
};

} // namespace hookbox
