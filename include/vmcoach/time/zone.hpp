#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/time/instant.hpp"

namespace vmcoach::time {

/// Where Debian's tzdata keeps the compiled zones.
inline constexpr std::string_view default_zone_folder = "/usr/share/zoneinfo";

/// A time zone of the IANA database. Copies are cheap.
///
/// The C library does the arithmetic. Of the ways to do it that Debian packages, this one reads a
/// single small file, is right after 2037, and works in a statically linked program; Hinnant's
/// date-tz is none of these. Its price is process-wide state (the `TZ` variable), which this class
/// alone touches, and which is why child processes get their environment explicitly.
class Zone {
  public:
    /// @param folder  the compiled zones, normally default_zone_folder
    /// @param name    an IANA name such as `America/Chicago`, spelled exactly
    /// @return none when there is no such zone
    static std::optional<Zone> find(const std::filesystem::path& folder, std::string_view name);

    static Zone utc() { return {"UTC", "UTC0"}; }

    const std::string& name() const { return name_; }

    /// What to add to UTC at this moment.
    std::chrono::seconds offset(Instant instant) const;

    LocalTime local(Instant instant) const;

    /// The moments at which clocks in this zone show `local`, earliest first: one as a rule, none
    /// when a clock change skips it, two when it is repeated.
    std::vector<Instant> instants(LocalTime local) const;

    /// The first moment at which clocks in this zone show `local` or later: for a time that is
    /// skipped, the clock change that skips it.
    Instant first_from(LocalTime local) const;

  private:
    Zone(std::string name, std::string path) : name_(std::move(name)), path_(std::move(path)) {}

    std::string name_;
    std::string path_;  ///< of the compiled zone; of UTC, which needs none, a rule
};

/// The zone that `name` stands for, or an error that suggests the nearest names.
/// @param origin  how the error calls the setting, for example `--time-zone`
/// @throws Error (usage)
Zone require_zone(const std::filesystem::path& folder, std::string_view name,
                  std::string_view origin);

/// The names of all zones, in no order: from `tzdata.zi`. Empty where the folder has none.
std::vector<std::string> zone_names(const std::filesystem::path& folder);

/// The version of the zone rules, such as `2025b`: from the first line of `tzdata.zi`. Empty when
/// the folder doesn't tell.
std::string zone_rules_version(const std::filesystem::path& folder);

/// The name of the machine's own zone, from what `/etc/localtime` points at, else `/etc/timezone`,
/// else `UTC`.
std::string system_zone_name();

}  // namespace vmcoach::time
