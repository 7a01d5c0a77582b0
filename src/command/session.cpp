#include "vmcoach/command/session.hpp"

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
    return std::string(value);
}

}  // namespace

fs::path Session::home_folder(const char* variable, const char* below_home) const {
    // The XDG Base Directory Specification ignores relative paths.
    if (const auto folder = context_.variable(variable); folder && folder->front() == '/') {
        return *folder;
    }
    const auto home = context_.variable("HOME");
    if (!home) {
        throw text::usage_error("HOME is not set, so there is no place for the database",
                                "name a file with --db");
    }
    return fs::path(*home) / below_home;
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

Sourced Session::database_file() const {
    if (options_.db) {
        return {*options_.db, "--db"};
    }
    if (const auto file = context_.variable("VMCOACH_DB")) {
        return {*file, "VMCOACH_DB"};
    }
    return {(home_folder("XDG_DATA_HOME", ".local/share") / "vmcoach" / "vmcoach.db").string(),
            "default"};
}

Sourced Session::settings_file() const {
    if (options_.config) {
        return {*options_.config, "--config"};
    }
    if (const auto file = context_.variable("VMCOACH_CONFIG")) {
        return {*file, "VMCOACH_CONFIG"};
    }
    return {(home_folder("XDG_CONFIG_HOME", ".config") / "vmcoach" / "config.toml").string(),
            "default"};
}

const config::Settings& Session::settings() {
    if (!settings_) {
        const Sourced file = settings_file();
        std::error_code ignored;
        const bool absent = file.origin == "default" && !fs::exists(file.value, ignored);
        settings_ = absent ? config::Settings{} : config::read_settings(file.value);
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
                text::format("{}:{}", settings_file().value, settings().lines.at("zone"))};
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
    return store::Database::open(database_file().value);
}

store::Database Session::open_or_create() const {
    return store::Database::open_or_create(database_file().value);
}

void Session::print(std::string_view text) const {
    context_.write_out(text);
}

void Session::remark(std::string_view text) const {
    if (options_.quiet) {
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
