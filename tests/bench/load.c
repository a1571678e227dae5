// How many tool calls a server answers: load new|kept CLIENTS SECONDS. Each client is a process
// that calls `config-get title`, on a new connection every time or always on one, with as little
// work as can be; the calls per second of all are printed. Where, and in what context, the
// variables say.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char types[512], header[64], types_of_body[512], body[1024];
static size_t types_size, header_size, types_of_body_size, body_size;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void put(char* buffer, size_t* size, const void* bytes, size_t count) {
    memcpy(buffer + *size, bytes, count);
    *size += count;
}

static void put_text(int delta, const char* text) {
    const char lead[2] = {(char)delta, (char)strlen(text)};
    put(body, &body_size, lead, 2);
    put(body, &body_size, text, strlen(text));
}

static void prepare(void) {
    static const char request[] = "/\xff\x81\x03\x01\x01\x07Request\x01\xff\x82\0\x01\x02\x01\r"
                                  "ServiceMethod\x01\f\0\x01\x03Seq\x01\x06\0\0\0";
    static const char call[] = "\x0f\xff\x82\x01\nJujuc.Main\0";
    static const char arguments[] =
        "f\xff\x83\x03\x01\x01\x07Request\x01\xff\x84\0\x01\x07\x01\tContextId\x01\f\0\x01\x03"
        "Dir\x01\f\0\x01\x0b"
        "CommandName\x01\f\0\x01\x04"
        "Args\x01\xff\x86\0\x01\bStdinSet\x01\x02\0\x01\x05Stdin\x01\n\0\x01\x05Token\x01\f\0\0\0"
        "\x16\xff\x85\x02\x01\x01\b[]string\x01\xff\x86\0\x01\f\0\0";
    put(types, &types_size, request, sizeof request - 1);
    put(header, &header_size, call, sizeof call - 1);
    put(types_of_body, &types_of_body_size, arguments, sizeof arguments - 1);
    put(body, &body_size, "\0\xff\x84", 3);
    put_text(1, getenv("JUJU_CONTEXT_ID"));
    put_text(1, "/");
    put_text(1, "config-get");
    put(body, &body_size, "\x01\x01\x05title\0", 9);
    body[0] = (char)(body_size - 1);
}

static int dial(void) {
    const char* address = getenv("JUJU_AGENT_SOCKET_ADDRESS");
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    strncpy(name.sun_path, address, sizeof name.sun_path - 1);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const socklen_t size =
        (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(address) + 1);
    return connect(fd, (struct sockaddr*)&name, size) == 0 ? fd : -1;
}

/// The first call on a connection carries types, and so does its reply: two messages more.
static int call(int fd, int first) {
    char out[2048], in[1024];
    size_t size = 0, have = 0, at = 0;
    if (first)
        put(out, &size, types, types_size);
    put(out, &size, header, header_size);
    if (first)
        put(out, &size, types_of_body, types_of_body_size);
    put(out, &size, body, body_size);
    if (send(fd, out, size, MSG_NOSIGNAL) != (ssize_t)size)
        return 0;
    for (int message = first ? 0 : 2; message < 4;) {
        const ssize_t count = recv(fd, in + have, sizeof in - have, 0);
        if (count <= 0)
            return 0;
        have += (size_t)count;
        while (message < 4 && at < have && at + 1 + (size_t)in[at] <= have) {
            ++message;
            if (message < 4)
                at += 1 + (size_t)in[at];
        }
    }
    // Type 66, then field 1, standard output: the server has answered, not refused.
    return in[at + 3] == 2;
}

static long client(int kept, double end) {
    long calls = 0;
    int fd = kept ? dial() : -1;
    for (; now() < end; ++calls) {
        if (!kept)
            fd = dial();
        if (fd < 0 || !call(fd, !kept || calls == 0)) {
            fprintf(stderr, "load: call failed\n");
            exit(1);
        }
        if (!kept)
            close(fd);
    }
    return calls;
}

int main(int argc, char** argv) {
    const int clients = argc == 4 ? atoi(argv[2]) : 0;
    const double seconds = argc == 4 ? atof(argv[3]) : 0;
    int results[2];
    if (clients < 1 || seconds <= 0 || !getenv("JUJU_AGENT_SOCKET_ADDRESS") ||
        !getenv("JUJU_CONTEXT_ID") || pipe(results) != 0)
        return 2;
    prepare();
    const double start = now();
    for (int i = 0; i < clients; ++i)
        if (fork() == 0) {
            const long calls = client(strcmp(argv[1], "kept") == 0, start + seconds);
            _exit(write(results[1], &calls, sizeof calls) != sizeof calls);
        }
    long all = 0, calls;
    for (int i = 0, status; i < clients; ++i)
        if (wait(&status) < 0 || status != 0 ||
            read(results[0], &calls, sizeof calls) != sizeof calls)
            return 1;
        else
            all += calls;
    printf("%.0f\n", (double)all / (now() - start));
    return 0;
}
