#include <array>

#include <nlohmann/json.hpp>

#include "vmcoach/view/stats.hpp"

namespace vmcoach::view {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                 "friday", "saturday", "sunday"};

Json instant(const std::optional<time::Instant>& value) {
    return value ? Json(time::format_instant(*value)) : Json(nullptr);
}

void add_estimate(Json& object, const domain::Proportion& proportion) {
    const auto interval = proportion.interval();
    object["share"] = interval ? Json(*proportion.share()) : Json(nullptr);
    object["low"] = interval ? Json(interval->low) : Json(nullptr);
    object["high"] = interval ? Json(interval->high) : Json(nullptr);
}

Json object(const domain::Proportion& proportion) {
    Json result{{"count", proportion.count}, {"of", proportion.of}};
    add_estimate(result, proportion);
    return result;
}

Json name_known(const domain::Statistics& statistics) {
    Json result = Json::array();
    for (std::size_t i = 0; i < statistics.name_known.size(); ++i) {
        Json entry{{"touch", i + 1}, {"or_later", i + 1 == domain::told_touches}};
        entry.update(object(statistics.name_known.at(i)));
        result.push_back(entry);
    }
    return result;
}

Json map(const domain::HourMap& hours) {
    Json result = Json::array();
    for (std::size_t weekday = 0; weekday < hours.size(); ++weekday) {
        for (std::size_t hour = 0; hour < hours.at(weekday).size(); ++hour) {
            const domain::Proportion& cell = hours.at(weekday).at(hour);
            if (cell.of > 0) {
                Json entry{{"weekday", weekdays.at(weekday)},
                           {"hour", hour},
                           {"attempts", cell.of},
                           {"picked_up", cell.count}};
                add_estimate(entry, cell);
                result.push_back(entry);
            }
        }
    }
    return result;
}

}  // namespace

std::string json(const domain::Statistics& statistics) {
    const domain::StatisticsTerms& terms = statistics.terms;
    const domain::PromiseStatistics& promises = statistics.promises;
    const domain::MessageStatistics& messages = statistics.messages;
    const domain::PublishedReturns published;
    const Json document = {
        {"period",
         {{"since", instant(terms.period.since ? terms.period.since : statistics.first_at)},
          {"until", instant(terms.period.until.value_or(terms.now))}}},
        {"promises",
         {{"grace_seconds", terms.grace.count()},
          {"kept_on_time", object(promises.kept_on_time)},
          {"early", promises.early},
          {"late", promises.late},
          {"missed", promises.missed},
          {"overdue", promises.overdue}}},
        {"messages",
         {{"min_seconds", terms.min_seconds},
          {"max_seconds", terms.max_seconds},
          {"inside", object(messages.inside)},
          {"shorter", messages.shorter},
          {"longer", messages.longer},
          {"unknown", messages.unknown}}},
        {"name_known", name_known(statistics)},
        {"voicemails",
         {{"return_days", domain::return_period.count()},
          {"returned", object(statistics.returns.returned)},
          {"too_recent", statistics.returns.too_recent},
          {"published",
           {{"low", published.low}, {"high", published.high}, {"best", published.best}}}}},
        {"pick_ups",
         {{"picked_up", object(statistics.pick_ups.overall)},
          {"few_attempts", domain::few_attempts},
          {"map", map(statistics.pick_ups.map)}}},
    };
    return document.dump() + "\n";
}

}  // namespace vmcoach::view
