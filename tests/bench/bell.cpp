// How long commits take and how soon another process is awake after one: bell DIRECTORY. Prints, in
// microseconds, the median of three pages written out to disk, of a durable commit and of one that
// is not, then the mean and the longest time from a commit's end until a waiting process has seen
// it.
#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/file.hpp"
#include "store/store.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <numeric>
#include <thread>

using namespace hookbox;
using namespace std::chrono_literals;

namespace {

using Instant = std::chrono::steady_clock::time_point; // the same clock in all processes
constexpr int rounds = 200;

double microseconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double, std::micro>(time).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

template <class Work> double timed(const Work& work) {
    const Instant start = std::chrono::steady_clock::now();
    work();
    return microseconds(std::chrono::steady_clock::now() - start);
}

void put(Store& store, int number, bool durable) {
    Commit commit;
    commit.puts.emplace_back("/bench", std::to_string(number));
    commit.durable = durable;
    store.commit(commit);
}

struct Commits {
    double written_out = 0, durable = 0, quick = 0;
};

/// In turns, so that what else the disk does weighs on all.
Commits measure_commits(Store& store, const std::string& file) {
    const Fd fd = open_file(file, O_WRONLY | O_CREAT);
    const std::string pages(std::size_t{3} * 4096, 'x');
    const auto write_out = [&] {
        if (::pwrite(fd.get(), pages.data(), pages.size(), 0) < 0 || ::fdatasync(fd.get()) != 0)
            throw SystemError("write " + file, errno);
    };
    // From the second thousand of pages on the log is written over, not made longer.
    for (int round = 0; round < 2 * rounds; ++round)
        put(store, round, false);
    std::vector<double> written_out, durable, quick;
    for (int round = 0; round < rounds; ++round) {
        written_out.push_back(timed(write_out));
        quick.push_back(timed([&] { put(store, round, false); }));
        durable.push_back(timed([&] { put(store, -round, true); }));
    }
    return {median(written_out), median(durable), median(quick)};
}

struct Pipe {
    Fd in, out;
};

Pipe make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw SystemError("pipe", errno);
    return {Fd{ends[0]}, Fd{ends[1]}};
}

template <class Item> Item take(const Fd& from) {
    Item item{};
    if (::read(from.get(), &item, sizeof item) != sizeof item)
        throw SystemError("read", errno);
    return item;
}

template <class Item> void give(const Fd& to, const Item& item) {
    if (::write(to.get(), &item, sizeof item) != sizeof item)
        throw SystemError("write", errno);
}

/// The other process: when told to begin, commits and tells when each commit had returned.
class Writer {
  public:
    /// SQLite must not be in use yet: it does not survive a fork.
    explicit Writer(const std::string& url) : process_(::fork()) {
        if (process_ < 0)
            throw SystemError("fork", errno);
        if (process_ == 0) {
            work(url);
            ::_exit(0);
        }
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() {
        begin_.out.reset();
        ::waitpid(process_, nullptr, 0);
    }
    void begin() { give(begin_.out, '!'); }
    Instant next_end() { return take<Instant>(ends_.in); }

  private:
    void work(const std::string& url) {
        begin_.out.reset();
        take<char>(begin_.in);
        const auto store = open_store(url);
        for (int round = 0; round < rounds; ++round) {
            std::this_thread::sleep_for(3ms);
            put(*store, round, false);
            give(ends_.out, std::chrono::steady_clock::now());
        }
    }

    Pipe begin_ = make_pipe(), ends_ = make_pipe();
    pid_t process_;
};

std::vector<double> delays(Writer& writer, Store& store) {
    std::int64_t seen = store.revision();
    writer.begin();
    std::vector<double> times;
    while (times.size() < rounds) {
        const std::int64_t now = store.wait(seen, std::chrono::steady_clock::now() + 10s);
        const Instant awake = std::chrono::steady_clock::now();
        if (now == seen)
            throw Error("the writer is silent");
        for (; seen < now; ++seen)
            times.push_back(std::max(0.0, microseconds(awake - writer.next_end())));
    }
    return times;
}

int run(const std::string& directory) {
    const std::string url = "sqlite:" + directory + "/store";
    Writer writer(url);
    const auto store = open_store(url);
    const Commits commits = measure_commits(*store, directory + "/pages");
    const std::vector<double> waits = delays(writer, *store);
    std::printf("%.1f %.1f %.1f %.1f %.1f\n", commits.written_out, commits.durable, commits.quick,
                std::accumulate(waits.begin(), waits.end(), 0.0) / rounds,
                *std::max_element(waits.begin(), waits.end()));
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: bell DIRECTORY\n", stderr);
        return 2;
    }
    try {
        return run(argv[1]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bell: %s\n", error.what());
        return 1;
    }
}
