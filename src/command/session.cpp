#include "vmcoach/command/session.hpp"

#include <algorithm>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::command {

namespace fs = std::filesystem;

namespace {

/// The C library takes a zone's name or its file, either behind a colon.
std::string zone_name_in_tz(std::string_view value, const fs::path& zone_folder) {
    const std::string folder = zone_folder.string() + "/";
    if (value.starts_with(':')) {
        value.remove_prefix(1);
    }
    if (value.starts_with(folder)) {
        value.remove_prefix(folder.size());
    }
    constexpr std::string_view posix = "posix/";
    if (value.starts_with(posix)) {
        value.remove_prefix(posix.size());
    }
    if (value.empty() || value == "/etc/localtime") {
        return time::system_zone_name();
    }
    return value == "UTC0" ? "UTC" : std::string(value);
}

}  // namespace

std::optional<fs::path> Session::home_folder(const char* variable, const char* below_home) const {
    // The XDG Base Directory Specification ignores relative paths.
    if (const auto folder = context_.variable(variable); folder && folder->front() == '/') {
        return *folder;
    }
    const auto home = context_.variable("HOME");
    return home ? std::optional(fs::path(*home) / below_home) : std::nullopt;
}

Session Session::anew() const {
    Session later(context_, options_, held_back_);
    later.has_changed_ = has_changed_;
    return later;
}

store::Timestamp Session::timestamp() {
    if (!timestamp_) {
        const auto typed = options_.now ? options_.now : context_.variable("VMCOACH_NOW");
        if (typed) {
            const auto instant = time::parse_instant(*typed);
            if (!instant) {
                throw text::usage_error(
                    text::format("{}: can't read '{}'", options_.now ? "--now" : "VMCOACH_NOW",
                                 *typed),
                    "write date, time and offset: 2026-11-23T15:00:00Z");
            }
            timestamp_ = *instant;
        } else {
            timestamp_ = context_.clock();
        }
    }
    return *timestamp_;
}

time::Instant Session::now() {
    return date::floor<std::chrono::seconds>(timestamp());
}

time::Instant Session::start_of_day_in(int days) {
    const time::Zone& zone = seller_zone();
    const date::local_days today = date::floor<date::days>(zone.local(now()));
    return zone.first_from(time::LocalTime{today + date::days{days}});
}

Sourced Session::database_file() const {
    if (options_.db) {
        return {*options_.db, "--db"};
    }
    if (const auto file = context_.variable("VMCOACH_DB")) {
        return {*file, "VMCOACH_DB"};
    }
    const auto folder = home_folder("XDG_DATA_HOME", ".local/share");
    if (!folder) {
        throw text::usage_error("HOME is not set, so there is no place for the database",
                                "name a file with --db");
    }
    return {(*folder / "vmcoach" / "vmcoach.db").string(), "default"};
}

std::optional<Sourced> Session::settings_file() const {
    if (options_.config) {
        return Sourced{*options_.config, "--config"};
    }
    if (const auto file = context_.variable("VMCOACH_CONFIG")) {
        return Sourced{*file, "VMCOACH_CONFIG"};
    }
    const auto folder = home_folder("XDG_CONFIG_HOME", ".config");
    return folder
               ? std::optional(Sourced{(*folder / "vmcoach" / "config.toml").string(), "default"})
               : std::nullopt;
}

const config::Settings& Session::settings() {
    if (!settings_) {
        const auto file = settings_file();
        std::error_code error;
        const bool absent =
            !file || (file->origin == "default" &&
                      fs::status(file->value, error).type() == fs::file_type::not_found);
        settings_ = absent ? config::Settings{} : config::read_settings(file->value);
    }
    return *settings_;
}

Sourced Session::seller_zone_name() {
    if (options_.zone) {
        return {*options_.zone, "--zone"};
    }
    if (const auto name = context_.variable("VMCOACH_ZONE")) {
        return {*name, "VMCOACH_ZONE"};
    }
    if (settings().zone) {
        return {*settings().zone,
                text::format("{}:{}", settings_file()->value, settings().lines.at("zone"))};
    }
    if (const auto name = context_.variable("TZ")) {
        return {zone_name_in_tz(*name, context_.zone_folder), "TZ"};
    }
    return {time::system_zone_name(), "the system"};
}

const time::Zone& Session::seller_zone() {
    if (!seller_zone_) {
        const Sourced name = seller_zone_name();
        seller_zone_ = time::require_zone(context_.zone_folder, name.value, name.origin);
    }
    return *seller_zone_;
}

store::Database Session::open() const {
    store::Database database = store::Database::open(database_file().value);
    has_changed_->push_back(database.has_changed());
    return database;
}

store::Database Session::open_or_create() const {
    store::Database database = store::Database::open_or_create(database_file().value);
    has_changed_->push_back(database.has_changed());
    return database;
}

bool Session::has_changed() const {
    return std::any_of(has_changed_->begin(), has_changed_->end(),
                       [](const auto& has_changed) { return *has_changed; });
}

void Session::note_change() const {
    has_changed_->push_back(std::make_shared<const bool>(true));
}

bool Session::print(std::string_view text) const {
    return context_.write_out(text);
}

void Session::remark(std::string_view text) const {
    if (options_.quiet) {
        return;
    }
    if (options_.json) {
        held_back_.emplace_back(text);
        return;
    }
    try {
        context_.write_err(text::format("{}\n", text));
    } catch (const text::Error&) {
        // The command has succeeded, whether or not anybody hears what is good to know.
    }
}

bool Session::colored() const {
    if (options_.color == "always") {
        return true;
    }
    if (options_.color == "never" || context_.variable("NO_COLOR")) {
        return false;
    }
    if (const auto forced = context_.variable("CLICOLOR_FORCE"); forced && *forced != "0") {
        return true;
    }
    return context_.out_is_terminal && context_.variable("TERM") != "dumb";
}

}  // namespace vmcoach::command
