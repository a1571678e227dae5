// The least a tool call can cost: a client in bare C that writes the bytes hookbox writes and reads
// the reply hookbox reads, for one command with one short argument. It checks next to nothing.
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static char out[8192];
static size_t size;

static void put(const void* bytes, size_t count) {
    memcpy(out + size, bytes, count);
    size += count;
}

static void put_byte(int byte) {
    out[size++] = (char)byte;
}

static void put_text(int delta, const char* text) {
    put_byte(delta);
    put_byte((int)strlen(text));
    put(text, strlen(text));
}

static const char head[] =
    "/\xff\x81\x03\x01\x01\x07Request\x01\xff\x82\0\x01\x02\x01\rServiceMethod\x01\f\0\x01\x03Seq"
    "\x01\x06\0\0\0\x0f\xff\x82\x01\nJujuc.Main\0f\xff\x83\x03\x01\x01\x07Request\x01\xff\x84\0"
    "\x01\x07\x01\tContextId\x01\f\0\x01\x03"
    "Dir\x01\f\0\x01\x0b"
    "CommandName\x01\f\0\x01\x04"
    "Args\x01\xff\x86\0\x01\bStdinSet\x01\x02\0\x01\x05Stdin\x01\n\0\x01\x05Token\x01\f\0\0\0"
    "\x16\xff\x85\x02\x01\x01\b[]string\x01\xff\x86\0\x01\f\0\0";

int main(int argc, char** argv) {
    const char* address = getenv("JUJU_AGENT_SOCKET_ADDRESS");
    const char* context = getenv("JUJU_CONTEXT_ID");
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    char directory[4096];
    if (argc != 2 || !address || !context || !getcwd(directory, sizeof directory))
        return 1;
    strncpy(name.sun_path, address, sizeof name.sun_path - 1);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(fd, (struct sockaddr*)&name,
                (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(address) + 1)) != 0)
        return 1;

    put(head, sizeof head - 1);
    const size_t length = size++;
    put("\xff\x84", 2);
    put_text(1, context);
    put_text(1, directory);
    put_text(1, argv[0]);
    put("\x01\x01", 2);
    put_byte((int)strlen(argv[1]));
    put(argv[1], strlen(argv[1]));
    put_byte(0);
    out[length] = (char)(size - length - 1);
    if (out[length] < 0 || send(fd, out, size, MSG_NOSIGNAL) != (ssize_t)size)
        return 1;

    // Two definitions and the header come first; each message is shorter than 128 bytes.
    char in[1024];
    size_t have = 0, at = 0;
    for (int message = 0; message < 4;) {
        const ssize_t count = recv(fd, in + have, sizeof in - have, 0);
        if (count <= 0)
            return 1;
        have += (size_t)count;
        while (message < 4 && at < have && at + 1 + (size_t)in[at] <= have) {
            ++message;
            if (message < 4)
                at += 1 + (size_t)in[at];
        }
    }
    // Type 66, then field 1: standard output.
    if (in[at + 3] != 2 || write(1, in + at + 5, (size_t)in[at + 4]) < 0)
        return 1;
    return 0;
}
