// The low-level calls on purpose: EVP would load providers and read openssl.cnf for one hash.
#define OPENSSL_API_COMPAT 0x10101000L
#include "base/digest.hpp"

#include <new>
#include <span>

#include <openssl/sha.h>

namespace hookbox {
namespace {

std::string hex_of(std::span<const unsigned char> digest) {
    static const char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

} // namespace

Sha256::Sha256() {
    static_assert(sizeof(SHA256_CTX) <= sizeof state_ && alignof(SHA256_CTX) <= 8);
    SHA256_Init(new (state_) SHA256_CTX);
}

void Sha256::add(std::string_view bytes) {
    SHA256_Update(std::launder(reinterpret_cast<SHA256_CTX*>(state_)), bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256_Final(digest, std::launder(reinterpret_cast<SHA256_CTX*>(state_)));
    return hex_of(digest);
}

Sha384::Sha384() {
    static_assert(sizeof(SHA512_CTX) <= sizeof state_ && alignof(SHA512_CTX) <= 8);
    SHA384_Init(new (state_) SHA512_CTX);
}

void Sha384::add(std::string_view bytes) {
    SHA384_Update(std::launder(reinterpret_cast<SHA512_CTX*>(state_)), bytes.data(), bytes.size());
}

std::string Sha384::hex() {
    unsigned char digest[SHA384_DIGEST_LENGTH];
    SHA384_Final(digest, std::launder(reinterpret_cast<SHA512_CTX*>(state_)));
    return hex_of(digest);
}

std::string sha256_hex(std::string_view bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.hex();
}

} // namespace hookbox
