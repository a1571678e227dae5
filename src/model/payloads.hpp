// What a unit has told about the containers and machines its workload runs in: one node a unit.
#pragma once

#include "model/model.hpp"

#include <map>
#include <string>
#include <vector>

namespace hookbox {

struct Payload {
    std::string type = {}, payload_class = {}, id = {};
    std::string status = "running";
    std::vector<std::string> labels = {};

    [[nodiscard]] std::string full_id() const;
};

/// "monitor/abc123"; the class alone where there is no id.
std::string payload_id(const std::string& payload_class, const std::string& id);

/// By full id.
std::map<std::string, Payload> read_payloads(const Model& model, std::string_view unit);
/// Replaces one of the same id.
void put_payload(Change& change, const Model& model, std::string_view unit, const Payload& payload);
/// Throw NotFound `<id> not found`.
void set_payload_status(Change& change, const Model& model, std::string_view unit,
                        const std::string& full_id, const std::string& status);
void erase_payload(Change& change, const Model& model, std::string_view unit,
                   const std::string& full_id);

} // namespace hookbox
