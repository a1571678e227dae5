// Times whole processes against each other: calls ROUNDS PROGRAM... runs every program once a
// round, each time in another order, as `config-get title`. Prints a line for each: the median time
// in microseconds, its peak memory in KiB, and the median of its time over the first's in one
// round. Small and static, since a child's peak memory is at least what its parent had.
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { max_rounds = 20000, max_programs = 8 };
static float times[max_programs][max_rounds], ratios[max_rounds];
extern char** environ;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int compare(const void* left, const void* right) {
    const float a = *(const float*)left, b = *(const float*)right;
    return (a > b) - (a < b);
}

static float median(float* values, int count) {
    qsort(values, (size_t)count, sizeof *values, compare);
    return values[count / 2];
}

int main(int argc, char** argv) {
    const int rounds = argc > 2 ? atoi(argv[1]) : 0, programs = argc - 2;
    long memory[max_programs] = {0};
    if (rounds < 1 || rounds > max_rounds || programs < 1 || programs > max_programs)
        return 2;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    for (int round = -rounds / 20; round < rounds; ++round) // the first are not counted
        for (int turn = 0; turn < programs; ++turn) {
            const int i = (turn + (round < 0 ? 0 : round)) % programs;
            char* const args[] = {"config-get", "title", NULL};
            pid_t pid;
            int status;
            struct rusage usage;
            const double start = now();
            if (posix_spawn(&pid, argv[i + 2], &files, NULL, args, environ) != 0 ||
                wait4(pid, &status, 0, &usage) != pid || status != 0) {
                fprintf(stderr, "calls: %s failed\n", argv[i + 2]);
                return 1;
            }
            if (round < 0)
                continue;
            times[i][round] = (float)(now() - start);
            if (usage.ru_maxrss > memory[i])
                memory[i] = usage.ru_maxrss;
        }
    float ratio[max_programs];
    for (int i = 0; i < programs; ++i) {
        for (int round = 0; round < rounds; ++round)
            ratios[round] = times[i][round] / times[0][round];
        ratio[i] = median(ratios, rounds);
    }
    for (int i = 0; i < programs; ++i)
        printf("%.1f %ld %.3f\n", median(times[i], rounds), memory[i], ratio[i]);
    return 0;
}
