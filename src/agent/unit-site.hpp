// Where one unit's operations take place: what they use and none of it is theirs.
#pragma once

#include "agent/home.hpp"
#include "agent/unit-log.hpp"
#include "base/loop.hpp"
#include "base/sealing.hpp"
#include "hook/hook-process.hpp"
#include "model/model.hpp"
#include "service/service.hpp"

#include <functional>
#include <string>

namespace hookbox {

struct UnitSite {
    std::string unit;
    Loop& loop;
    Model& model;
    const Home& home;
    ToolService& service;
    UnitLog& log;
    OutputDrain& drain;
    const SealingKey& secret_key;
    std::function<void()> restart_machine; ///< as this unit's hook has asked for

    void write_log(std::string_view level, std::string_view module,
                   const std::string& message) const {
        log.write(model.now(), level, module, message);
    }
};

/// The module of what the agent itself says about its unit.
inline constexpr std::string_view operation_module = "juju.worker.uniter.operation";

} // namespace hookbox
