#include "hook/relation-view.hpp"

#include "model/names.hpp"

namespace hookbox {
namespace {

/// Writes laid over what is there, deletions kept as empty values.
Settings overlaid(Settings base, const Settings& writes) {
    for (const auto& [key, value] : writes)
        base[key] = value;
    return base;
}

} // namespace

RelationView::RelationView(const Model& model, Relation relation, std::string unit,
                           std::vector<std::string> members, bool broken)
    : model_(model), relation_(std::move(relation)), unit_(std::move(unit)),
      members_(std::move(members)), broken_(broken) {}

std::string RelationView::application() const {
    return application_of(unit_);
}

std::string RelationView::endpoint() const {
    const Endpoint* local = relation_.local(application());
    return local ? local->name : std::string();
}

std::string RelationView::fake_id() const {
    return relation_.fake_id(application());
}

std::string RelationView::remote_application() const {
    return relation_.remote(application()).application;
}

const Settings& RelationView::unit_settings(const std::string& unit) {
    if (const auto cached = unit_cache_.find(unit); cached != unit_cache_.end())
        return cached->second;
    if (unit != unit_ && application_of(unit) != remote_application())
        throw Error("permission denied");
    Bag bag = read_bag(model_, unit_bag(relation_.id, unit));
    if (bag.version == 0)
        throw Error("cannot read settings for unit \"" + unit + "\" in relation \"" +
                    relation_.key + "\": unit \"" + unit + "\": settings not found");
    return unit_cache_.emplace(unit, std::move(bag.settings)).first->second;
}

const Settings& RelationView::application_settings(const std::string& application) {
    if (const auto cached = application_cache_.find(application);
        cached != application_cache_.end())
        return cached->second;
    if (application != remote_application())
        throw Error("permission denied");
    return application_cache_
        .emplace(application, read_bag(model_, application_bag(relation_.id, application)).settings)
        .first->second;
}

const Settings& RelationView::stored_unit() {
    if (!own_unit_)
        own_unit_ = read_bag(model_, unit_bag(relation_.id, unit_)).settings;
    return *own_unit_;
}

const Settings& RelationView::stored_application() {
    if (!own_application_)
        own_application_ = read_bag(model_, application_bag(relation_.id, application())).settings;
    return *own_application_;
}

Settings RelationView::own_unit_settings() {
    return merged(stored_unit(), unit_writes_);
}

Settings RelationView::own_application_settings() {
    return merged(stored_application(), application_writes_);
}

Settings RelationView::unit_outcome() {
    return overlaid(stored_unit(), unit_writes_);
}

Settings RelationView::application_outcome() {
    return overlaid(stored_application(), application_writes_);
}

void RelationView::write_unit(const std::string& key, const std::string& value) {
    unit_writes_[key] = value;
}

void RelationView::write_application(const std::string& key, const std::string& value) {
    application_writes_[key] = value;
}

} // namespace hookbox
