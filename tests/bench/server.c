// The most calls that one thread can answer: a server in bare C, server ADDRESS, that looks at no
// request and sends the bytes with which hookbox answers `config-get title` at its default. A
// request must arrive in one piece. Says "ready" once it listens.
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { max_descriptors = 1024 };
static const char header_type[] = ":\xff\x81\x03\x01\x01\x08Response\x01\xff\x82\0\x01\x03\x01\r"
                                  "ServiceMethod\x01\f\0\x01\x03Seq\x01\x06\0\x01\x05"
                                  "Error\x01\f\0\0\0";
static const char header[] = "\x0f\xff\x82\x01\nJujuc.Main\0";
static const char reply_type[] = "9\xff\x83\x03\x01\x01\fExecResponse\x01\xff\x84\0\x01\x03\x01\x04"
                                 "Code\x01\x04\0\x01\x06Stdout\x01\n\0\x01\x06Stderr\x01\n\0\0\0";
static const char reply[] = "\r\xff\x84\x02\bMy Blog\n\0";

static char first[512], next[512];
static size_t first_size, next_size;
static char known[max_descriptors]; // the types were sent

static void put(char* buffer, size_t* size, const void* bytes, size_t count) {
    memcpy(buffer + *size, bytes, count);
    *size += count;
}

static void prepare(void) {
    put(first, &first_size, header_type, sizeof header_type - 1);
    put(first, &first_size, header, sizeof header - 1);
    put(first, &first_size, reply_type, sizeof reply_type - 1);
    put(first, &first_size, reply, sizeof reply - 1);
    put(next, &next_size, header, sizeof header - 1);
    put(next, &next_size, reply, sizeof reply - 1);
}

static void answer(int fd) {
    char in[65536];
    const ssize_t count = recv(fd, in, sizeof in, 0);
    const int types = !known[fd];
    known[fd] = 1;
    if (count <= 0 ||
        send(fd, types ? first : next, types ? first_size : next_size, MSG_NOSIGNAL) < 0)
        close(fd);
}

int main(int argc, char** argv) {
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    if (argc != 2 || strlen(argv[1]) >= sizeof name.sun_path)
        return 2;
    strcpy(name.sun_path, argv[1]);
    const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int poll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[32];
    if (bind(listener, (struct sockaddr*)&name, sizeof name) != 0 ||
        listen(listener, SOMAXCONN) != 0 || epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event) != 0)
        return 1;
    prepare();
    puts("ready");
    fflush(stdout);
    for (;;) {
        const int count = epoll_wait(poll, events, 32, -1);
        for (int i = 0; i < count; ++i) {
            if (events[i].data.fd != listener) {
                answer(events[i].data.fd);
                continue;
            }
            const int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (fd < 0 || fd >= max_descriptors)
                continue;
            known[fd] = 0;
            event.data.fd = fd;
            epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
        }
    }
}
