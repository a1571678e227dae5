#include "base/error.hpp"
#include "base/file.hpp"
#include "model/application.hpp"
#include "model/removal.hpp"
#include "model/secret-content.hpp"
#include "model/secret-uri.hpp"
#include "model/unit.hpp"
#include "store/store.hpp"

#include <doctest/doctest.h>

using namespace hookbox;

namespace {

std::string refusal(std::string_view uri) {
    try {
        (void)parse_secret_uri(uri);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "none";
}

std::string content_refusal(const std::vector<std::string>& words, const std::string& file = {}) {
    try {
        (void)secret_content_of(words, file);
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

/// With this content, for as long as it lives.
struct TemporaryFile {
    std::string path = std::filesystem::temp_directory_path() / ("hookbox-" + random_hex(8));

    explicit TemporaryFile(std::string_view content) { write_file(path, content); }
    ~TemporaryFile() { std::filesystem::remove(path); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
};

struct Secrets {
    std::unique_ptr<Store> store = open_store("memory:");
    Model model{*store};
    SealingKey key;

    Secrets() {
        commit_with_retry(model, [&](Change& change) {
            for (const char* name : {"web", "db"}) {
                Application application;
                application.name = name;
                put_application(change, model, application);
                add_unit(change, model, name);
            }
        });
    }

    Secret add(const std::string& id, const SecretOwner& owner) {
        Secret secret{.id = id, .owner = owner};
        commit_with_retry(model, [&](Change& change) {
            secret.latest = 0;
            add_revision(change, model, key, secret, {{"key", "eA=="}}, model.now());
            secret.grants = {{"db/0", 7}, {"db", 8}};
            put_secret(change, model, secret);
            put_consumer(change, model, id, "db/0", {"mine", 1});
        });
        return secret;
    }
};

constexpr const char* some_id = "9m4e2mr0ui3e8a215n4g";

} // namespace

TEST_CASE("a secret is called by its id, with scheme, controller and query as one likes") {
    const std::string id = some_id;
    const std::string uuid = "6f8b5b5e-8a3c-4d5f-8a57-0d9c6d1f0b11";
    for (const std::string& text : {id, "secret:" + id, "SECRET:" + id, id + "?a=b"})
        CHECK(parse_secret_uri(text).text() == "secret:" + id);
    for (const std::string& text : {"/" + id, "//" + uuid + "/" + id, "secret:///" + id,
                                    "secret:" + id + "#x", "secret:/%39" + id.substr(1)})
        CHECK(parse_secret_uri(text).id == id);
    for (const std::string& text : {"secret://" + uuid + "/" + id, "secret:" + uuid + "/" + id,
                                    uuid + "/" + id, "secret:///" + uuid + "/" + id})
        CHECK(parse_secret_uri(text).text() == "secret://" + uuid + "/" + id);
    CHECK(refusal("http://x/" + id) == R"(secret URI scheme "http" not valid)");
    CHECK(refusal("secret://" + id) == "host controller UUID \"" + id + "\" not valid");
    for (const std::string& text : {std::string(), "secret:" + id + "/x", id + "x", id.substr(1),
                                    "secret:%39" + id.substr(1)})
        CHECK(refusal(text) == "secret URI \"" + text + "\" not valid");
}

TEST_CASE("what is no URL at all is refused as by Go") {
    CHECK(refusal("9:x") == R"(parse "9:x": first path segment in URL cannot contain colon)");
    CHECK(refusal(":x") == R"(parse ":x": missing protocol scheme)");
    CHECK(refusal("/%zz?a") == R"(parse "/%zz?a": invalid URL escape "%zz")");
    CHECK(refusal("a%2") == R"(parse "a%2": invalid URL escape "%2")");
    CHECK(refusal("a\n") == R"(parse "a\n": net/url: invalid control character in URL)");
    CHECK(refusal("a b") == R"(secret URI "a b" not valid)");
}

TEST_CASE("ids of secrets are 20 characters, and no two are the same") {
    const Time now{std::chrono::seconds(1'700'000'000)};
    const std::string first = new_secret_id(now);
    CHECK(parse_secret_uri(first).id == first);
    CHECK(new_secret_id(now) != first);
    CHECK((first.back() == '0' || first.back() == 'g'));
    CHECK(new_secret_id(now).substr(0, 6) == first.substr(0, 6));
    CHECK(new_secret_id(now + std::chrono::hours(1)) > first);
}

TEST_CASE("words of a secret keep padding and what is in base64 already") {
    CHECK(secret_content_of({"tkn==x", "one=1", "one=2"}) ==
          SecretContent{{"one", "Mg=="}, {"tkn", "PXg="}});
    CHECK(secret_content_of({"akey#base64=AA==", "bkey#base64=!"}) ==
          SecretContent{{"akey", "AA=="}, {"bkey", "!"}});
    CHECK(content_refusal({"tkn==="}) == R"(key value "tkn===" not valid)");
    CHECK(content_refusal({"=x"}) == R"(key value "=x" not valid)");
    for (const std::string key : {"ab", "Token", "a_b", "key-", "a--bc", "1ab", "key#base64#x"})
        CHECK(content_refusal({key + "=x"}) == "key \"" + key + "\" not valid");
    CHECK(content_refusal({"key#file=/missing/x"}) ==
          "reading content for secret key \"key\": open /missing/x: no such file or directory");
    CHECK(content_refusal({"key=" + std::string(8193, 'x')}) ==
          "secret content for key \"key\" too large: 8193 bytes");
}

TEST_CASE("all words are read before any of them is checked") {
    CHECK(content_refusal({"A=1", "none"}) == R"(key value "none" not valid)");
    CHECK(content_refusal({"A=1", "key#file=/missing"}).starts_with("reading content"));
    CHECK(secret_content_of({"key=" + std::string(8193, 'x'), "key=1"}) ==
          SecretContent{{"key", "MQ=="}});
}

TEST_CASE("what a file holds counts over the words") {
    const TemporaryFile file("one: 1.50\ntwo#base64: AA==\n");
    CHECK(secret_content_of({"one=1", "key=x"}, file.path) ==
          SecretContent{{"key", "eA=="}, {"one", "MS41MA=="}, {"two", "AA=="}});
    CHECK(content_refusal({"A=1"}, "/missing") == R"(key "A" not valid)");
    const TemporaryFile json("{\n\t\"one\": \"\\ud83d\\ude00\", \"two\": null}");
    CHECK(secret_content_of({}, json.path) == SecretContent{{"one", "8J+YgA=="}, {"two", ""}});
    const TemporaryFile list("- a\n");
    CHECK(content_refusal({}, list.path) ==
          "yaml: unmarshal errors:\n  line 1: cannot unmarshal !!seq into secrets.SecretData");
    const TemporaryFile large(std::string(65537, 'x'));
    CHECK(content_refusal({}, large.path + "/.") ==
          "secret content in file \"" + large.path + "\" too large: 65537 bytes");
    CHECK(content_refusal({"key#file=" + large.path}) ==
          "secret content in file \"" + large.path + "\" too large: 65537 bytes");
}

TEST_CASE("a value that is no base64 fails where Go's decoder does") {
    CHECK(secret_text("eA==") == "x");
    const std::vector<std::pair<std::string, std::size_t>> faults = {
        {"!!!", 0},  {"YWJ", 0},   {"YWJjZA", 4},   {"YWJ\njZA", 5}, {"YQ=b", 2},    {"YQ=", 3},
        {"Y===", 1}, {"YWJ=x", 4}, {"YWJ=YWJ=", 4}, {"YQ=\n", 4},    {"YQ==\n=", 5}, {"=", 0}};
    for (const auto& [text, place] : faults)
        CHECK_THROWS_WITH_AS((void)secret_text(text),
                             ("illegal base64 data at input byte " + std::to_string(place)).c_str(),
                             Error);
}

TEST_CASE("a secret is stored whole, and its content sealed") {
    Secrets secrets;
    Secret secret = secrets.add(some_id, {SecretOwner::Kind::unit, "web/0"});
    const Secret stored = *find_secret(secrets.model, some_id);
    CHECK(stored.owner == secret.owner);
    CHECK(stored.grants == secret.grants);
    CHECK(stored.latest == 1);
    CHECK(read_content(secrets.model, secrets.key, some_id, 1) == SecretContent{{"key", "eA=="}});
    CHECK_THROWS_AS((void)read_content(secrets.model, SealingKey(), some_id, 1), Error);
    CHECK_THROWS_AS((void)read_content(secrets.model, secrets.key, some_id, 2), NotFound);
    CHECK(stored.readable_by("web/0"));
    CHECK_FALSE(stored.readable_by("web/1"));
    CHECK(stored.readable_by("db/1"));
}

TEST_CASE("the last revision takes the secret with it") {
    Secrets secrets;
    Secret secret = secrets.add(some_id, {SecretOwner::Kind::unit, "web/0"});
    commit_with_retry(secrets.model, [&](Change& change) {
        CHECK_THROWS_AS((void)remove_revision(change, secrets.model, secret, 2), NotFound);
        CHECK_FALSE(remove_revision(change, secrets.model, secret, 1));
    });
    CHECK_FALSE(find_secret(secrets.model, some_id));
    CHECK(read_consumers(secrets.model, some_id).empty());
}

TEST_CASE("relation, unit and application take with them what they own and are granted") {
    Secrets secrets;
    const std::string of_unit = "9m4e2mr0ui3e8a215n1g", of_application = "9m4e2mr0ui3e8a215n2g";
    secrets.add(of_unit, {SecretOwner::Kind::unit, "web/0"});
    secrets.add(of_application, {SecretOwner::Kind::application, "web"});
    const auto grants = [&] { return find_secret(secrets.model, of_application)->grants; };
    commit_with_retry(secrets.model,
                      [&](Change& change) { end_secrets_of_relation(change, secrets.model, 8); });
    CHECK(grants() == std::map<std::string, int>{{"db/0", 7}});
    commit_with_retry(secrets.model,
                      [&](Change& change) { remove_unit(change, secrets.model, "db/0"); });
    CHECK(grants().empty());
    CHECK(read_consumers(secrets.model, of_application).empty());
    commit_with_retry(secrets.model, [&](Change& change) {
        end_application(change, secrets.model, "web", false);
    });
    commit_with_retry(secrets.model,
                      [&](Change& change) { remove_unit(change, secrets.model, "web/0"); });
    CHECK(all_secrets(secrets.model).empty());
}
