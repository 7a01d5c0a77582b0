#include "vmcoach/time/zone.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::time {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

/// A zone that can't be read is not one that isn't there: nobody must be told a time of another
/// one, or to correct what is right.
text::Error cannot_read(const std::filesystem::path& path, int error) {
    return {text::ErrorKind::io,
            text::format("cannot read {}: {}", path.string(),
                         error != 0 ? std::strerror(error) : "it is no compiled time zone")};
}

/// Makes the C library compute in this zone.
void activate(const std::string& path) {
    static std::string active;
    if (active == path) {
        return;
    }
    const auto set = [](const std::string& value, const std::string& name) {
        setenv("TZ", value.c_str(), 1);
        tzset();
        active = name;
    };
    if (!path.starts_with('/')) {
        set(path, path);
        return;
    }
    errno = 0;
    set(":" + path, path);
    // Without the file, the C library computes in UTC, silently, and has no name for the zone.
    if (*tzname[0] == '\0') {
        const int error = errno;
        set("UTC0", "UTC0");
        throw cannot_read(path, error);
    }
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/_+-").find(c) != std::string_view::npos;
}

/// Debian keeps further copies of all zones in the folder, with and without leap seconds, and links
/// for the C library's own use. None of them is an IANA name.
bool is_iana_name(std::string_view name) {
    constexpr std::array others = {"posix/", "right/", "localtime", "posixrules", "Factory"};
    return !name.empty() && name.front() != '/' && name.find("//") == std::string_view::npos &&
           std::all_of(name.begin(), name.end(), is_name_character) &&
           std::none_of(others.begin(), others.end(),
                        [&](const char* other) { return name.starts_with(other); });
}

/// The first bytes of a file, or nothing where there is no such file.
std::string beginning_of(const std::filesystem::path& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENAMETOOLONG) {
            return {};
        }
        throw cannot_read(path, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return {};
    }
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        throw cannot_read(path, errno);
    }
    std::array<char, 64> bytes{};
    const ssize_t count = read(descriptor, bytes.data(), bytes.size());
    const int error = errno;
    close(descriptor);
    if (count < 0) {
        throw cannot_read(path, error);
    }
    return {bytes.data(), static_cast<std::size_t>(count)};
}

bool is_compiled_zone(const std::filesystem::path& path) {
    return beginning_of(path).starts_with("TZif");
}

/// A city is what people remember of a zone's name.
std::string_view city(std::string_view zone_name) {
    return zone_name.substr(zone_name.rfind('/') + 1);
}

std::optional<std::string> similar_zone(const std::filesystem::path& folder,
                                        std::string_view wanted) {
    std::string word = text::lower_ascii(wanted);
    std::replace(word.begin(), word.end(), ' ', '_');
    const std::vector<std::string> names = zone_names(folder);
    std::vector<std::string> lowered;
    for (const std::string& name : names) {
        if (text::lower_ascii(name) == word || text::lower_ascii(city(name)) == word) {
            return name;
        }
        lowered.push_back(text::lower_ascii(name));
    }
    if (const auto found = text::nearest(word, lowered)) {
        const auto place = std::find(lowered.begin(), lowered.end(), *found) - lowered.begin();
        return names[static_cast<std::size_t>(place)];
    }
    return std::nullopt;
}

}  // namespace

std::optional<Zone> Zone::find(const std::filesystem::path& folder, std::string_view name) {
    if (!is_iana_name(name)) {
        return std::nullopt;
    }
    const std::filesystem::path path = std::filesystem::absolute(folder) / name;
    if (!is_compiled_zone(path)) {
        return std::nullopt;
    }
    return Zone(std::string(name), path.string());
}

seconds Zone::offset(Instant instant) const {
    activate(path_);
    const std::time_t count = instant.time_since_epoch().count();
    std::tm parts{};
    localtime_r(&count, &parts);
    return seconds{parts.tm_gmtoff};
}

LocalTime Zone::local(Instant instant) const {
    return LocalTime{instant.time_since_epoch() + offset(instant)};
}

std::vector<Instant> Zone::instants(LocalTime local) const {
    // No offset has ever been more than 16 hours, and none has held for less than half a day: the
    // offsets met in this window are all that `local` can have been written with.
    constexpr hours reach{18};
    constexpr hours step{6};
    const Instant middle{local.time_since_epoch()};
    std::vector<Instant> found;
    for (Instant probe = middle - reach; probe <= middle + reach; probe += step) {
        const Instant candidate = middle - offset(probe);
        if (this->local(candidate) == local &&
            std::find(found.begin(), found.end(), candidate) == found.end()) {
            found.push_back(candidate);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

Instant Zone::first_from(LocalTime local) const {
    if (const std::vector<Instant> found = instants(local); !found.empty()) {
        return found.front();
    }
    Instant before{local.time_since_epoch() - date::days{2}};
    Instant after{local.time_since_epoch() + date::days{2}};
    while (after - before > seconds{1}) {
        const Instant middle = before + (after - before) / 2;
        (this->local(middle) < local ? before : after) = middle;
    }
    return after;
}

Zone require_zone(const std::filesystem::path& folder, std::string_view name,
                  std::string_view origin) {
    if (const auto zone = Zone::find(folder, name)) {
        return *zone;
    }
    const auto similar = similar_zone(folder, name);
    throw text::usage_error(
        text::format("{}: '{}' is not a time zone", origin, name),
        similar ? text::format("did you mean '{}'?", *similar)
                : std::string("use an IANA name such as America/Chicago or Europe/Berlin"));
}

std::vector<std::string> zone_names(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    std::ifstream rules(folder / "tzdata.zi");
    for (std::string line; std::getline(rules, line);) {
        if (line.starts_with("Z ")) {
            names.push_back(line.substr(2, line.find(' ', 2) - 2));
        } else if (line.starts_with("L ")) {
            names.push_back(line.substr(line.rfind(' ') + 1));
        }
    }
    return names;
}

std::string zone_rules_version(const std::filesystem::path& folder) {
    constexpr std::string_view prefix = "# version ";
    const std::string beginning = beginning_of(folder / "tzdata.zi");
    const std::string line = beginning.substr(0, beginning.find('\n'));
    return line.starts_with(prefix) ? line.substr(prefix.size()) : std::string();
}

std::string system_zone_name() {
    constexpr std::string_view folder = "zoneinfo/";
    std::error_code error;
    const std::string target = std::filesystem::read_symlink("/etc/localtime", error).string();
    if (const std::size_t place = target.find(folder); !error && place != std::string::npos) {
        return target.substr(place + folder.size());
    }
    std::ifstream file("/etc/timezone");
    std::string name;
    return std::getline(file, name) && !name.empty() ? name : "UTC";
}

}  // namespace vmcoach::time
