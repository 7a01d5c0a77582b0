#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/config/settings.hpp"
#include "vmcoach/domain/health.hpp"
#include "vmcoach/domain/history.hpp"
#include "vmcoach/domain/import_report.hpp"
#include "vmcoach/domain/note.hpp"
#include "vmcoach/domain/promise.hpp"
#include "vmcoach/domain/prospect.hpp"
#include "vmcoach/domain/reminder.hpp"
#include "vmcoach/domain/search.hpp"
#include "vmcoach/domain/touch.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/time/phrase.hpp"

/// What `--json` prints: each function returns one document and a newline. Keys are only ever
/// added; instants are RFC 3339 in UTC; what is missing is null.
namespace vmcoach::view {

std::string json(const domain::Prospect& prospect);
std::string json(const std::vector<domain::Prospect>& prospects);
std::string json(const domain::Prospect& prospect, const std::vector<domain::Note>& notes,
                 const std::vector<domain::Touch>& touches,
                 const std::vector<domain::Promise>& promises);
std::string json(const domain::Note& note);
/// A touch alone.
std::string json(const domain::Touch& touch);
/// A touch, the promise that it kept, under `kept`, the one made with it, under `promise`, and what
/// the coach has to say of it, under `findings`.
std::string json(const domain::Touch& touch, const std::optional<domain::Promise>& kept,
                 const std::optional<domain::Promise>& made,
                 const std::vector<coach::Finding>& findings);
std::string json(const coach::Judgement& judgement);
/// The same, with the `text` that was judged.
std::string json_draft(std::string_view text, const coach::Judgement& judgement);
std::string json(const domain::Promise& promise);
std::string json(const std::vector<domain::Promise>& promises);
std::string json(const std::vector<domain::DueItem>& items, time::Instant now,
                 std::chrono::seconds grace);
/// A due item, with the `delivery_id` and the `attempt` of its reminder.
std::string json(const domain::Delivery& delivery, time::Instant now, std::chrono::seconds grace);
std::string json(const std::vector<domain::Delivery>& deliveries, time::Instant now,
                 std::chrono::seconds grace);
/// @param running  whether the last run is no longer ago than it should be
std::string json_reminder_status(std::optional<time::Instant> last_run, bool running,
                                 const std::vector<domain::FailedReminder>& failed);
std::string json(const domain::ImportReport& report);
std::string json(const domain::HistoryEntry& entry);
std::string json(const std::vector<domain::HistoryEntry>& entries);
std::string json(const std::vector<domain::SearchHit>& hits);
std::string json(const std::vector<config::ShownSetting>& settings);

/// A setting's value in the syntax that JSON and TOML share, without a newline; `-` where it is
/// unset.
std::string literal(const config::ShownValue& value);

/// @param warnings  what was told before the error
std::string json(const text::Error& error, const std::vector<std::string>& warnings);

/// @param reading  the moment in a sentence
std::string json_reading(std::string_view phrase, const time::Moment& moment,
                         std::string_view time_zone, std::string_view reading);

/// How many of each there were.
std::string json_counts(const std::vector<std::pair<std::string, std::int64_t>>& counts);

/// A text of ours under one key.
std::string json_text(const char* key, std::string_view text);

/// `{"replaced": …, "erased_again": …}`
std::string json_restored(const std::optional<std::string>& replaced, std::size_t erased_again);

/// `{"path": …, "problems": …, "findings": […]}`
std::string json(const std::vector<domain::HealthFinding>& findings, std::string_view path);

/// `{"path": …, "origin": …}`
std::string json_path(std::string_view path, std::string_view origin);

}  // namespace vmcoach::view
