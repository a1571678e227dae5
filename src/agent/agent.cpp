#include "agent/agent.hpp"

#include "agent/storage-files.hpp"
#include "agent/tool-links.hpp"
#include "base/address.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "hook/resource-files.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace hookbox {
namespace {

constexpr const char* machine_id = "0";
constexpr std::chrono::seconds poll_interval{1};
constexpr std::chrono::seconds trouble_interval{2};
/// How often the sign of life is renewed while units are busy.
constexpr std::chrono::milliseconds publish_interval{50};
constexpr std::chrono::milliseconds longest_sleep = std::chrono::hours(1);
/// A verb may be filling the cache right now.
constexpr std::chrono::hours verbs_patience{1};

const Home& furnished(const Home& home) {
    make_private_directories(home.logs());
    link_tools(home.tools(Compat::juju3), Compat::juju3);
    return home;
}

} // namespace

Agent::Agent(Loop& loop, Store& store, const Home& home)
    : loop_(loop), store_(store), home_(furnished(home)), model_(store),
      session_(store.open_session()), runtime_(home),
      locks_(loop, home, std::string("machine-") + machine_id), drain_(loop),
      history_(home.history()), secret_key_(home.secret_key()), source_(model_),
      machine_tasks_(loop, model_, locks_, machine_id, [this] { wake(); }) {
    end_storage();
    remove_unfinished(home_.resources(), verbs_patience);
    read_addresses();
    watch_store();
    poll();
    wake();
}

/// What a killed agent was about to remove.
void Agent::end_storage() {
    try {
        discard_storage(home_, model_);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s ERROR hookbox.agent cannot remove storage: %s\n",
                     log_time(Clock().now()).c_str(), error.what());
    }
}

void Agent::stop() {
    for (auto& [name, unit] : units_)
        if (stopping_)
            unit->cut_off();
        else
            unit->expect_stop();
    machine_tasks_.give_up_waiting();
    if (stopping_)
        machine_tasks_.cut_off();
    stopping_ = true;
    wake();
}

/// Hooks that run now may end; whoever looks after the machine does the rest.
void Agent::restart_machine(const std::string& unit) {
    restart_wanted_ = unit;
    if (!stopping_)
        stop();
}

void Agent::wake() {
    if (!wake_)
        wake_ = Timer(loop_, {}, [this] { pass(); });
}

void Agent::watch_store() {
    store_watch_ = FdWatch(loop_, store_.wake_fd(), FdWatch::Ready::read, [this] {
        store_.acknowledge_wake();
        wake();
    });
}

/// A writer that died before it rang the bell, and addresses, which nobody announces.
void Agent::poll() {
    poll_ = Timer(loop_, poll_interval, [this] { poll(); });
    try {
        look_out();
    } catch (const std::exception& error) {
        put_off(error.what());
    }
}

void Agent::look_out() {
    read_addresses();
    if (store_.revision() != source_.snapshot().revision)
        wake();
}

void Agent::read_addresses() {
    std::string text;
    for (const DeviceAddress& address : usable_addresses())
        text.append(address.device).append(" ").append(address.address).append("\n");
    const std::string hash = sha256_hex(text);
    if (hash == source_.snapshot().addresses_hash)
        return;
    source_.set_addresses_hash(hash);
    for (auto& [name, unit] : units_)
        unit->want_look();
}

/// A store that cannot be used, as when the disk is full, must not end the agent: it might serve
/// again the next time.
void Agent::pass() {
    wake_ = {};
    try {
        step();
        trouble_.clear();
    } catch (const std::exception& error) {
        put_off(error.what());
    }
    if (stopping_ && !machine_tasks_.running() &&
        std::none_of(units_.begin(), units_.end(),
                     [](const auto& unit) { return unit.second->running(); }))
        loop_.stop();
}

void Agent::put_off(const std::string& reason) {
    if (std::exchange(trouble_, reason) != reason)
        std::fprintf(stderr, "%s ERROR hookbox.agent %s\n", log_time(Clock().now()).c_str(),
                     reason.c_str());
    if (!wake_) // else poll() would put it off for ever
        wake_ = Timer(loop_, trouble_interval, [this] { pass(); });
    publish_due_ = true;
    for (auto& [name, unit] : units_)
        unit->want_look();
}

void Agent::want_look(const std::string& unit) {
    wanted_.insert(unit);
    wake();
}

/// Those for whom something of their own, not the store, asks for a look.
std::set<std::string> Agent::take_wanted(Time now) {
    std::set<std::string> wanted = std::exchange(wanted_, {});
    for (const auto& [time, name] : timetable_) {
        if (time > now)
            break;
        wanted.insert(name);
    }
    return wanted;
}

void Agent::step() {
    News news = source_.update();
    news.settings |= !trouble_.empty(); // what a pass that failed had read
    if (news.clock || news.settings) {
        for (const auto& [name, unit] : units_)
            news.units.insert(name);
        for (const auto& [name, facts] : source_.snapshot().units)
            news.units.insert(name);
    }
    news.units.merge(take_wanted(model_.now()));
    adopt_units(news.units);
    tend_leases(news.units);
    look_at_units(news);
    machine_tasks_.look(source_.snapshot(), stopping_);
    publish(news);
    schedule();
    if (!stopping_ && had_units_ && units_.empty() && !machine_tasks_.running())
        leave();
}

void Agent::leave() {
    StartLock lock(home_);
    source_.update();
    const auto& units = source_.snapshot().units;
    if (std::any_of(units.begin(), units.end(),
                    [](const auto& unit) { return unit.second.unit.machine == machine_id; }))
        return wake();
    leaving_ = std::move(lock);
    loop_.stop();
}

/// All the leftovers of a killed agent are ended here, before the first look at any unit.
void Agent::adopt_units(const std::set<std::string>& units) {
    const Snapshot& snapshot = source_.snapshot();
    for (const std::string& name : units) {
        const auto facts = snapshot.units.find(name);
        const auto known = units_.find(name);
        if (known != units_.end()) {
            if (facts == snapshot.units.end() && !known->second->running())
                forget(name);
        } else if (facts != snapshot.units.end() && facts->second.unit.machine == machine_id) {
            const Machine machine{loop_,
                                  model_,
                                  home_,
                                  runtime_,
                                  locks_,
                                  drain_,
                                  history_,
                                  secret_key_,
                                  [this](const std::string& unit) { want_look(unit); },
                                  [this](const std::string& unit) { restart_machine(unit); }};
            auto unit = std::make_unique<UnitAgent>(machine, name);
            unit->set_log_levels(snapshot.log_levels);
            units_.emplace(name, std::move(unit));
            had_units_ = true;
        }
    }
}

void Agent::forget(const std::string& unit) {
    const auto known = units_.find(unit);
    timetable_.erase({known->second->next_look(), unit});
    publish_due_ |= busy_.erase(unit) > 0;
    units_.erase(known);
}

/// The present holders come first: after a jump of the clock all leases have run out at once.
void Agent::tend_leases(const std::set<std::string>& units) {
    bool written = false;
    for (const bool holders : {true, false})
        for (const std::string& name : units)
            if (const auto unit = units_.find(name);
                unit != units_.end() && unit->second->leads() == holders)
                written |= unit->second->tend_lease(source_.snapshot());
    if (written)
        wake();
}

void Agent::look_at_units(const News& news) {
    for (const std::string& name : news.units)
        if (const auto found = units_.find(name); found != units_.end()) {
            UnitAgent& unit = *found->second;
            if (news.settings)
                unit.set_log_levels(source_.snapshot().log_levels);
            timetable_.erase({unit.next_look(), name});
            unit.look(source_.snapshot(), stopping_);
            timetable_.emplace(unit.next_look(), name);
            publish_due_ |= unit.at_rest() ? busy_.erase(name) > 0 : busy_.insert(name).second;
        }
}

void Agent::publish(const News& news) {
    publish_due_ |= news.any;
    const auto now = std::chrono::steady_clock::now();
    if (!publish_due_ || (!busy_.empty() && now - published_at_ < publish_interval))
        return;
    Change change;
    put_presence(change, model_, machine_id,
                 {.session = session_->id(), .seen = news.revision, .busy = busy_});
    change.set_durable(false);
    model_.commit(std::move(change));
    published_at_ = now;
    publish_due_ = false;
}

void Agent::schedule() {
    const Time now = model_.now();
    Time next = now + (publish_due_ ? publish_interval : longest_sleep);
    if (!timetable_.empty())
        next = std::min(next, timetable_.begin()->first);
    deadline_ = Timer(loop_, std::max(next - now, Time::duration(1)), [this] { wake(); });
}

} // namespace hookbox
