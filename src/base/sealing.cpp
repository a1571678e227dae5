// The low-level calls on purpose, as in digest.cpp: EVP would load providers and read openssl.cnf.
#define OPENSSL_API_COMPAT 0x10101000L
#include "base/sealing.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include <openssl/aes.h>
#include <openssl/modes.h>

namespace hookbox {
namespace {

namespace fs = std::filesystem;

constexpr char form = 1; ///< the first byte of what is sealed: form, nonce, tag, text
constexpr std::size_t nonce_size = 12, tag_size = 16, head_size = 1 + nonce_size + tag_size;

const unsigned char* unsigned_bytes(const char* text) {
    return reinterpret_cast<const unsigned char*>(text);
}
unsigned char* unsigned_bytes(char* text) {
    return reinterpret_cast<unsigned char*>(text);
}

void fill_with_randomness(void* bytes, std::size_t size) {
    if (::getrandom(bytes, size, 0) != static_cast<ssize_t>(size))
        throw SystemError("getrandom", errno);
}

void encrypt_block(const unsigned char in[16], unsigned char out[16], const void* key) {
    AES_encrypt(in, out, static_cast<const AES_KEY*>(key));
}

/// One use of the cipher, ready for text.
class Gcm {
  public:
    Gcm(const unsigned char* key, std::string_view nonce, std::string_view place) {
        AES_set_encrypt_key(key, 256, &key_);
        context_.reset(CRYPTO_gcm128_new(&key_, encrypt_block));
        if (!context_)
            throw std::bad_alloc();
        CRYPTO_gcm128_setiv(context_.get(), unsigned_bytes(nonce.data()), nonce.size());
        CRYPTO_gcm128_aad(context_.get(), unsigned_bytes(place.data()), place.size());
    }
    Gcm(const Gcm&) = delete;
    Gcm& operator=(const Gcm&) = delete;
    GCM128_CONTEXT* get() { return context_.get(); }

  private:
    AES_KEY key_{};
    std::unique_ptr<GCM128_CONTEXT, void (*)(GCM128_CONTEXT*)> context_{nullptr,
                                                                        CRYPTO_gcm128_release};
};

/// Writes a new key to `file` unless somebody else has by now: never in place, so that nobody
/// reads half a key, and never over another one, which would lose all that it has sealed.
void make_key_file(const fs::path& file) {
    std::string key(32, '\0');
    fill_with_randomness(key.data(), key.size());
    const fs::path fresh = file.string() + ".tmp" + random_hex(4);
    write_file(fresh, key, 0600, true);
    const bool made = ::link(fresh.c_str(), file.c_str()) == 0;
    const int reason = errno;
    ::unlink(fresh.c_str());
    if (!made && reason != EEXIST)
        throw SystemError("link " + file.string(), reason);
    const Fd directory = open_file(file.parent_path(), O_RDONLY | O_DIRECTORY);
    if (::fsync(directory.get()) != 0)
        throw SystemError("sync " + file.parent_path().string(), errno);
}

std::string read_key_file(const fs::path& file) {
    struct stat status {};
    if (::lstat(file.c_str(), &status) != 0) {
        if (errno == ENOENT)
            throw Error("key file \"" + file.string() +
                        "\" is missing: put it back, or remove the secrets, of which nobody can "
                        "read any without it");
        throw SystemError("stat " + file.string(), errno);
    }
    if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid() || (status.st_mode & 077) != 0)
        throw Error("key file \"" + file.string() + "\" is not a file for us alone");
    std::string key = read_file(file);
    if (key.size() != 32)
        throw Error("key file \"" + file.string() + "\" holds no key");
    return key;
}

} // namespace

SealingKey::SealingKey() {
    fill_with_randomness(own_.data(), own_.size());
}

SealingKey::SealingKey(fs::path file) : file_(std::move(file)) {}

bool SealingKey::missing() const {
    struct stat status {};
    return !file_.empty() && ::lstat(file_.c_str(), &status) != 0 && errno == ENOENT;
}

void SealingKey::make() const {
    make_key_file(file_);
}

SealingKey::Bytes SealingKey::bytes() const {
    if (file_.empty())
        return own_;
    Bytes bytes;
    std::memcpy(bytes.data(), read_key_file(file_).data(), bytes.size());
    return bytes;
}

std::string SealingKey::seal(std::string_view text, std::string_view place) const {
    std::string sealed(head_size + text.size(), '\0');
    sealed[0] = form;
    fill_with_randomness(sealed.data() + 1, nonce_size);
    Gcm gcm(bytes().data(), std::string_view(sealed).substr(1, nonce_size), place);
    CRYPTO_gcm128_encrypt(gcm.get(), unsigned_bytes(text.data()),
                          unsigned_bytes(sealed.data() + head_size), text.size());
    CRYPTO_gcm128_tag(gcm.get(), unsigned_bytes(sealed.data() + 1 + nonce_size), tag_size);
    return sealed;
}

std::string SealingKey::open(std::string_view sealed, std::string_view place) const {
    if (sealed.size() < head_size || sealed[0] != form)
        throw Error("what is sealed has an unknown form");
    Gcm gcm(bytes().data(), sealed.substr(1, nonce_size), place);
    std::string text(sealed.size() - head_size, '\0');
    CRYPTO_gcm128_decrypt(gcm.get(), unsigned_bytes(sealed.data() + head_size),
                          unsigned_bytes(text.data()), text.size());
    if (CRYPTO_gcm128_finish(gcm.get(), unsigned_bytes(sealed.data() + 1 + nonce_size), tag_size) !=
        0)
        throw Error("what is sealed does not go with the key");
    return text;
}

} // namespace hookbox
