#include "vmcoach/view/json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/brief.hpp"

namespace vmcoach::view {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
Json or_null(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

template <typename Value, std::size_t size>
Json name_or_null(const std::array<domain::Named<Value>, size>& names,
                  const std::optional<Value>& value) {
    return value ? Json(domain::name_of(names, *value)) : Json(nullptr);
}

Json instant(time::Instant value) {
    return time::format_instant(value);
}

Json object(const domain::Prospect& prospect) {
    Json phones = Json::array();
    for (const domain::Phone& phone : prospect.phones) {
        phones.push_back(phone.typed);
    }
    return {
        {"id", prospect.id},
        {"uid", prospect.uid},
        {"name", prospect.name},
        {"company", or_null(prospect.company)},
        {"title", or_null(prospect.title)},
        {"phones", phones},
        {"emails", prospect.emails},
        {"time_zone", or_null(prospect.time_zone)},
        {"time_zone_source", name_or_null(domain::zone_sources, prospect.time_zone_source)},
        {"pronunciation", or_null(prospect.pronunciation)},
        {"cadence", name_or_null(domain::cadences, prospect.cadence)},
        {"formality", name_or_null(domain::formalities, prospect.formality)},
        {"source", or_null(prospect.source)},
        {"tags", prospect.tags},
        {"do_not_call", prospect.do_not_call},
        {"created_at", instant(prospect.created_at)},
        {"updated_at", instant(prospect.updated_at)},
    };
}

Json object(const domain::Note& note) {
    return {
        {"id", domain::format_identifier(domain::note_letter, note.id)},
        {"prospect_id", note.prospect_id},
        {"kind", domain::name_of(domain::note_kinds, note.kind)},
        {"text", note.text},
        {"created_at", instant(note.created_at)},
    };
}

Json object(const domain::Touch& touch) {
    return {
        {"id", domain::format_identifier(domain::touch_letter, touch.id)},
        {"prospect_id", touch.prospect_id},
        {"kind", domain::name_of(domain::touch_kinds, touch.kind)},
        {"direction", domain::name_of(domain::directions, touch.direction)},
        {"outcome", name_or_null(domain::outcomes, touch.outcome)},
        {"text", or_null(touch.text)},
        {"seconds", or_null(touch.seconds)},
        {"recognized", or_null(touch.recognized)},
        {"at", instant(touch.at)},
    };
}

Json object(const domain::Promise& promise) {
    return {
        {"id", domain::format_identifier(domain::promise_letter, promise.id)},
        {"prospect_id", promise.prospect_id},
        {"prospect", promise.prospect},
        {"due_at", instant(promise.due_at)},
        {"local_time", time::format_local(promise.local_time)},
        {"time_zone", promise.time_zone},
        {"about", or_null(promise.about)},
        {"state", domain::name_of(domain::promise_states, promise.state)},
        {"made_at", instant(promise.made_at)},
        {"closed_at", promise.closed_at ? instant(*promise.closed_at) : Json(nullptr)},
        {"minutes_late", or_null(promise.minutes_late)},
        {"moved_to", promise.moved_to ? Json(domain::format_identifier(domain::promise_letter,
                                                                       *promise.moved_to))
                                      : Json(nullptr)},
        {"override_reason", or_null(promise.override_reason)},
        {"why", or_null(promise.why)},
        {"seller", or_null(promise.seller)},
    };
}

Json object(const domain::DueItem& item, time::Instant now, std::chrono::seconds grace) {
    Json result = object(item.promise);
    result["status"] =
        domain::name_of(domain::due_statuses, domain::due_status(item.promise.due_at, now, grace));
    result["minutes_until"] = domain::minutes_between(now, item.promise.due_at);
    result["company"] = or_null(item.company);
    result["phone"] = or_null(item.phone);
    result["pronunciation"] = or_null(item.pronunciation);
    result["last_touch"] = item.last_touch ? object(*item.last_touch) : Json(nullptr);
    result["reminder_failed"] = item.reminder_failed;
    return result;
}

Json object(const domain::Delivery& delivery, time::Instant now, std::chrono::seconds grace) {
    Json result = object(delivery.item, now, grace);
    result["delivery_id"] = delivery.id;
    result["attempt"] = delivery.attempt;
    return result;
}

Json object(const domain::FailedReminder& reminder) {
    Json result = object(reminder.promise);
    result["channel"] = domain::name_of(domain::channels, reminder.channel);
    result["lead_minutes"] =
        std::chrono::duration_cast<std::chrono::minutes>(reminder.lead).count();
    result["attempts"] = reminder.attempts;
    result["retry_at"] = reminder.retry_at ? instant(*reminder.retry_at) : Json(nullptr);
    return result;
}

Json object(const coach::Finding& finding) {
    const auto& place = finding.place;
    return {
        {"rule", finding.rule},
        {"severity", domain::name_of(coach::severities, finding.severity)},
        {"line", place ? Json(place->line) : Json(nullptr)},
        {"column", place ? Json(place->column) : Json(nullptr)},
        {"end_column", place ? Json(place->end_column) : Json(nullptr)},
        {"match", place ? Json(finding.match) : Json(nullptr)},
        {"message", finding.message},
        {"advice", finding.advice},
    };
}

/// A prospect's id is a number, as everywhere; those with a letter are texts.
Json candidate_id(const std::string& id) {
    const auto number = domain::parse_id(id);
    return number ? Json(*number) : Json(id);
}

Json object(const domain::ChangeCount& count) {
    return {{"change", domain::name_of(domain::change_kinds, count.kind)},
            {"subject", count.subject},
            {"rows", count.rows}};
}

/// As the log holds it: instants in seconds since 1970.
Json any_value(const domain::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return *number;
    }
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? Json(*text) : Json(nullptr);
}

Json object(const domain::Change& change) {
    const auto id = domain::identifier_of(change);
    return {
        {"change", domain::name_of(domain::change_kinds, change.kind)},
        {"subject", change.subject},
        {"id", id ? candidate_id(*id) : Json(nullptr)},
        {"prospect_id", or_null(change.prospect_id)},
        {"prospect", or_null(change.prospect)},
        {"label", change.label.empty() ? Json(nullptr) : Json(change.label)},
        {"field", change.field.empty() ? Json(nullptr) : Json(change.field)},
        {"old", any_value(change.old_value)},
        {"new", any_value(change.new_value)},
    };
}

Json object(const domain::SearchHit& hit) {
    return {
        {"kind", domain::name_of(domain::hit_kinds, hit.kind)},
        {"id", domain::identifier_of(hit)},
        {"prospect_id", hit.prospect_id},
        {"prospect", hit.prospect},
        {"at", instant(hit.at)},
        {"text", hit.text},
    };
}

Json object(const domain::HistoryEntry& entry);

template <typename Item>
Json array(const std::vector<Item>& items) {
    Json result = Json::array();
    for (const Item& item : items) {
        result.push_back(object(item));
    }
    return result;
}

Json object(const domain::HistoryEntry& entry) {
    return {
        {"id", entry.id},
        {"at", instant(entry.at)},
        {"command", entry.command},
        {"reverses", or_null(entry.reverses)},
        {"undone", entry.undone},
        {"counts", array(entry.counts)},
        {"changes", array(entry.changes)},
    };
}

Json object(const coach::Judgement& judgement) {
    const auto to_tenths = [](double value) { return std::round(value * 10) / 10; };
    return {
        {"seconds", to_tenths(judgement.seconds)},
        {"seconds_low", to_tenths(judgement.seconds_low)},
        {"seconds_high", to_tenths(judgement.seconds_high)},
        {"words", judgement.words},
        {"words_per_minute", std::lround(judgement.words_per_minute)},
        {"verdict", judgement.ready() ? "ready" : "fix"},
        {"findings", array(judgement.findings)},
    };
}

Json value_of(const config::ShownValue& value) {
    return std::visit(
        [](const auto& held) -> Json {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
                return nullptr;
            } else {
                return held;
            }
        },
        value);
}

/// What the user typed may stand in an error, and need not be UTF-8.
std::string document(const Json& json) {
    return text::escaped_json(json.dump(-1, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace

std::string json(const domain::Prospect& prospect) {
    return document(object(prospect));
}

std::string json(const std::vector<domain::Prospect>& prospects) {
    return document(array(prospects));
}

std::string json(const domain::Prospect& prospect, const std::vector<domain::Note>& notes,
                 const std::vector<domain::Touch>& touches,
                 const std::vector<domain::Promise>& promises) {
    Json result = object(prospect);
    result["notes"] = array(notes);
    result["touches"] = array(touches);
    result["promises"] = array(promises);
    return document(result);
}

std::string json(const domain::Note& note) {
    return document(object(note));
}

std::string json(const domain::Touch& touch) {
    return document(object(touch));
}

std::string json(const domain::Touch& touch, const std::optional<domain::Promise>& kept,
                 const std::optional<domain::Promise>& made,
                 const std::vector<coach::Finding>& findings) {
    Json result = object(touch);
    result["kept"] = kept ? object(*kept) : Json(nullptr);
    result["promise"] = made ? object(*made) : Json(nullptr);
    result["findings"] = array(findings);
    return document(result);
}

std::string json(const coach::Judgement& judgement) {
    return document(object(judgement));
}

std::string json_draft(std::string_view text, const coach::Judgement& judgement) {
    Json result{{"text", text}};
    result.update(object(judgement));
    return document(result);
}

std::string json(const domain::Promise& promise) {
    return document(object(promise));
}

std::string json(const std::vector<domain::Promise>& promises) {
    return document(array(promises));
}

std::string json(const std::vector<domain::DueItem>& items, time::Instant now,
                 std::chrono::seconds grace) {
    Json result = Json::array();
    for (const domain::DueItem& item : items) {
        result.push_back(object(item, now, grace));
    }
    return document(result);
}

std::string json(const domain::Delivery& delivery, time::Instant now, std::chrono::seconds grace) {
    return document(object(delivery, now, grace));
}

std::string json(const std::vector<domain::Delivery>& deliveries, time::Instant now,
                 std::chrono::seconds grace) {
    Json result = Json::array();
    for (const domain::Delivery& delivery : deliveries) {
        result.push_back(object(delivery, now, grace));
    }
    return document(result);
}

std::string json_reminder_status(std::optional<time::Instant> last_run, bool running,
                                 const std::vector<domain::FailedReminder>& failed) {
    return document({{"last_run", last_run ? instant(*last_run) : Json(nullptr)},
                     {"running", running},
                     {"failed", array(failed)}});
}

std::string json(const domain::ImportReport& report) {
    Json refused = Json::array();
    for (const domain::ImportReport::Refused& row : report.refused) {
        refused.push_back({{"line", row.line}, {"reason", row.reason}});
    }
    Json warnings = Json::array();
    for (const domain::ImportReport::Warning& warning : report.warnings) {
        warnings.push_back({{"line", warning.line}, {"message", warning.message}});
    }
    return document({{"read", report.read()},
                     {"added", report.added},
                     {"updated", report.updated},
                     {"unchanged", report.unchanged},
                     {"refused", refused},
                     {"warnings", warnings}});
}

std::string json(const domain::HistoryEntry& entry) {
    return document(object(entry));
}

std::string json(const std::vector<domain::HistoryEntry>& entries) {
    return document(array(entries));
}

std::string json(const std::vector<domain::SearchHit>& hits) {
    return document(array(hits));
}

std::string json(const std::vector<config::ShownSetting>& settings) {
    Json result = Json::array();
    for (const config::ShownSetting& setting : settings) {
        result.push_back(
            {{"key", setting.key}, {"value", value_of(setting.value)}, {"origin", setting.origin}});
    }
    return document(result);
}

std::string literal(const config::ShownValue& value) {
    return std::holds_alternative<std::monostate>(value)
               ? "-"
               : text::escaped_json(value_of(value).dump());
}

std::string json(const Brief& brief, time::Instant now) {
    Json result = object(brief.prospect);
    result["local_now"] = time::format_local(brief.zone.local(now));
    result["decent_hour"] = brief.is_decent_hour;
    result["connections"] = array(newest_notes(brief, domain::NoteKind::connection));
    result["facts"] = array(newest_notes(brief, domain::NoteKind::fact));
    result["greetings"] = array(newest_notes(brief, domain::NoteKind::greeting));
    result["promise"] = brief.promise ? object(*brief.promise) : Json(nullptr);
    result["last_touches"] = array(newest_touches(brief));
    return document(result);
}

std::string json(const text::Error& error, const std::vector<std::string>& warnings) {
    Json candidates = Json::array();
    for (const text::Candidate& candidate : error.candidates()) {
        candidates.push_back({{"id", candidate_id(candidate.id)},
                              {"name", candidate.name},
                              {"detail", candidate.detail}});
    }
    return document({{"error",
                      {{"code", static_cast<int>(error.kind())},
                       {"kind", text::name(error.kind())},
                       {"message", error.message()},
                       {"hint", or_null(error.hint())},
                       {"candidates", candidates},
                       {"warnings", warnings}}}});
}

std::string json_reading(std::string_view phrase, const time::Moment& moment,
                         std::string_view time_zone, std::string_view reading) {
    return document({{"phrase", phrase},
                     {"local_time", time::format_local(moment.local)},
                     {"time_zone", time_zone},
                     {"instant", instant(moment.instant)},
                     {"reading", reading}});
}

std::string json_counts(const std::vector<std::pair<std::string, std::int64_t>>& counts) {
    Json result = Json::object();
    for (const auto& [name, count] : counts) {
        result[name] = count;
    }
    return document(result);
}

std::string json_text(const char* key, std::string_view text) {
    return document({{key, text}});
}

std::string json_restored(const std::optional<std::string>& replaced, std::size_t erased_again) {
    return document({{"replaced", or_null(replaced)}, {"erased_again", erased_again}});
}

std::string json(const std::vector<domain::HealthFinding>& findings, std::string_view path) {
    Json list = Json::array();
    std::int64_t problems = 0;
    for (const domain::HealthFinding& finding : findings) {
        problems += finding.level == domain::HealthLevel::problem ? 1 : 0;
        list.push_back({{"level", domain::name_of(domain::health_levels, finding.level)},
                        {"subject", finding.subject},
                        {"message", finding.message},
                        {"advice", or_null(finding.advice)}});
    }
    return document({{"path", path}, {"problems", problems}, {"findings", list}});
}

std::string json_path(std::string_view path, std::string_view origin) {
    return document({{"path", path}, {"origin", origin}});
}

}  // namespace vmcoach::view
