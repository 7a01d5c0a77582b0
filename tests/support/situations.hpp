#pragma once

#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/coach/speech.hpp"
#include "vmcoach/domain/rules.hpp"
#include "vmcoach/time/phrase.hpp"

/// Situations as the examples of tests/coach describe them, in JSON.
namespace situations {

using Json = nlohmann::json;
using namespace vmcoach;

inline Json read_json(const std::string& file) {
    std::ifstream stream(std::string(VMCOACH_TEST_DATA "/coach/") + file);
    return Json::parse(stream);
}

inline std::optional<std::string> optional_text(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? std::nullopt
                                                     : std::optional(found->get<std::string>());
}

inline time::Zone zone(const std::string& name) {
    return time::Zone::find(time::default_zone_folder, name).value();
}

inline domain::Prospect prospect(const Json& given) {
    domain::Prospect result{.id = 1,
                            .name = given.at("name"),
                            .company = optional_text(given, "company"),
                            .title = optional_text(given, "title"),
                            .time_zone = optional_text(given, "time_zone"),
                            .pronunciation = optional_text(given, "pronunciation")};
    if (const auto cadence = optional_text(given, "cadence")) {
        result.cadence = domain::value_of(domain::cadences, *cadence).value();
    }
    if (const auto formality = optional_text(given, "formality")) {
        result.formality = domain::value_of(domain::formalities, *formality).value();
    }
    return result;
}

inline domain::Touch touch(const Json& given) {
    domain::Touch result{
        .kind = domain::value_of(domain::touch_kinds, given.at("kind").get<std::string>()).value(),
        .direction =
            domain::value_of(domain::directions, given.at("direction").get<std::string>()).value(),
        .text = optional_text(given, "text"),
        .at = time::parse_instant(given.at("at").get<std::string>()).value()};
    if (const auto outcome = optional_text(given, "outcome")) {
        result.outcome = domain::value_of(domain::outcomes, *outcome);
    }
    return result;
}

/// @param context  see tests/coach/README.md
inline coach::Situation situation(const Json& context) {
    const time::Zone seller = zone(context.value("seller_zone", "America/New_York"));
    coach::Situation result{
        .now = time::parse_instant(context.value("now", "2026-11-23T15:00:00Z")).value(),
        .zone_folder = time::default_zone_folder,
        .seller_zone = seller,
        .prospect_zone = seller};
    if (context.contains("seller")) {
        result.seller_name = optional_text(context.at("seller"), "name");
        result.seller_company = optional_text(context.at("seller"), "company");
    }
    std::optional<domain::Cadence> cadence;
    if (context.contains("prospect")) {
        coach::Subject subject{.prospect = prospect(context.at("prospect"))};
        cadence = subject.prospect.cadence;
        if (subject.prospect.time_zone) {
            result.prospect_zone = zone(*subject.prospect.time_zone);
        }
        for (const Json& note : context.value("notes", Json::array())) {
            subject.notes.push_back(
                {.kind = domain::value_of(domain::note_kinds, note.at("kind").get<std::string>())
                             .value(),
                 .text = note.at("text")});
        }
        for (const Json& given : context.value("touches", Json::array())) {
            subject.touches.push_back(touch(given));
        }
        for (const Json& text : context.value("colleague_voicemails", Json::array())) {
            subject.left_to_colleagues.push_back(text);
        }
        result.subject = std::move(subject);
    }
    result.words_per_minute = context.contains("wpm") ? context.at("wpm").get<double>()
                                                      : coach::rate_for(coach::usual_rate, cadence);
    if (const auto phrase = optional_text(context, "promise_option")) {
        result.promise = time::parse_phrase(*phrase, result.now, result.prospect_zone).instant;
    } else if (const auto promise = optional_text(context, "promise")) {
        const auto local = time::parse_local(*promise).value();
        const time::Instant due = result.prospect_zone.instants(local).at(0);
        if (result.now < due - domain::keeps_before) {
            result.promise = due;
        }
    }
    return result;
}

/// The context of a file, with what one of its examples changes in it.
inline Json merged(Json context, const Json& example) {
    if (example.is_object() && example.contains("context")) {
        context.update(example.at("context"));
    }
    return context;
}

inline std::string text_of(const Json& example) {
    return example.is_object() ? example.at("text") : example;
}

}  // namespace situations
