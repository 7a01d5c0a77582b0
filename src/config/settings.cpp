#include "vmcoach/config/settings.hpp"

#define TOML_HEADER_ONLY 1
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/domain/country.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/suggest.hpp"
#include "vmcoach/time/duration.hpp"
#include "vmcoach/time/iso.hpp"

namespace vmcoach::config {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using text::format;

/// Thrown by the readers below; what they were reading is added where it is known.
struct BadValue {
    std::string expected;
};

template <typename Value>
Value require(const toml::node& node, const char* expected) {
    if (const auto value = node.value_exact<Value>()) {
        return *value;
    }
    throw BadValue{expected};
}

std::string read_string(const toml::node& node) {
    auto value = require<std::string>(node, "a text in quotes");
    if (value.empty()) {
        throw BadValue{"a text that is not empty"};
    }
    return value;
}

int read_positive(const toml::node& node) {
    constexpr const char* expected = "a whole number from 1 to 1000";
    const auto value = require<std::int64_t>(node, expected);
    if (value < 1 || value > 1000) {
        throw BadValue{expected};
    }
    return static_cast<int>(value);
}

seconds read_duration(const toml::node& node) {
    constexpr const char* expected = "a duration such as \"5m\" or \"1h30m\"";
    const auto duration = time::parse_duration(require<std::string>(node, expected));
    if (!duration) {
        throw BadValue{expected};
    }
    return *duration;
}

std::optional<time::DateOrder> read_date_order(const toml::node& node) {
    constexpr const char* expected = "\"dmy\" or \"mdy\"";
    const auto value = require<std::string>(node, expected);
    if (value != "dmy" && value != "mdy") {
        throw BadValue{expected};
    }
    return value == "dmy" ? time::DateOrder::day_month : time::DateOrder::month_day;
}

std::string read_country(const toml::node& node) {
    constexpr const char* expected = "a country's two capital letters, such as \"US\"";
    auto value = require<std::string>(node, expected);
    if (!domain::find_country(value)) {
        throw BadValue{expected};
    }
    return value;
}

std::pair<minutes, minutes> read_hours(const toml::node& node) {
    constexpr const char* expected = "a span such as \"08:00-21:00\"";
    const auto value = require<std::string>(node, expected);
    time::Scanner scanner(value);
    const auto begin = time::take_clock(scanner, 2);
    const bool dash = scanner.take('-');
    const auto end = time::take_clock(scanner, 2);
    if (!begin || !dash || !end || !scanner.done() || *begin >= *end) {
        throw BadValue{expected};
    }
    return {std::chrono::duration_cast<minutes>(*begin), std::chrono::duration_cast<minutes>(*end)};
}

std::vector<std::string> read_command(const toml::node& node) {
    constexpr const char* expected = "a list of texts: program and arguments";
    std::vector<std::string> words;
    if (const toml::array* array = node.as_array()) {
        for (const toml::node& item : *array) {
            words.push_back(require<std::string>(item, expected));
        }
    }
    if (words.empty()) {
        throw BadValue{expected};
    }
    return words;
}

template <typename Value>
ShownValue show(const std::optional<Value>& value) {
    return value ? ShownValue(*value) : ShownValue();
}

std::string show_clock(minutes time) {
    return format("{:02}:{:02}", time / std::chrono::hours{1},
                  (time % std::chrono::hours{1}).count());
}

/// One key of the file: how it is read, and what its value is.
struct Key {
    const char* name;
    void (*read)(Settings&, const toml::node&);
    ShownValue (*show)(const Settings&);
};

ShownValue show_date_order(const Settings& settings) {
    if (!settings.date_order) {
        return {};
    }
    return *settings.date_order == time::DateOrder::day_month ? "dmy" : "mdy";
}

ShownValue show_hours(const Settings& settings) {
    return format("{}-{}", show_clock(settings.hours_begin), show_clock(settings.hours_end));
}

constexpr std::array keys = {
    Key{"zone", [](Settings& s, const toml::node& n) { s.zone = read_string(n); },
        [](const Settings& s) { return show(s.zone); }},
    Key{"date_order", [](Settings& s, const toml::node& n) { s.date_order = read_date_order(n); },
        show_date_order},
    Key{"default_country",
        [](Settings& s, const toml::node& n) { s.default_country = read_country(n); },
        [](const Settings& s) {
            return s.default_country.empty() ? ShownValue() : ShownValue(s.default_country);
        }},
    Key{"seller.name", [](Settings& s, const toml::node& n) { s.seller_name = read_string(n); },
        [](const Settings& s) { return show(s.seller_name); }},
    Key{"seller.company",
        [](Settings& s, const toml::node& n) { s.seller_company = read_string(n); },
        [](const Settings& s) { return show(s.seller_company); }},
    Key{"seller.phone", [](Settings& s, const toml::node& n) { s.seller_phone = read_string(n); },
        [](const Settings& s) { return show(s.seller_phone); }},
    Key{"coach.wpm", [](Settings& s, const toml::node& n) { s.coach_wpm = read_positive(n); },
        [](const Settings& s) { return show(s.coach_wpm); }},
    Key{"coach.min_seconds",
        [](Settings& s, const toml::node& n) { s.coach_min_seconds = read_positive(n); },
        [](const Settings& s) { return ShownValue(s.coach_min_seconds); }},
    Key{"coach.max_seconds",
        [](Settings& s, const toml::node& n) { s.coach_max_seconds = read_positive(n); },
        [](const Settings& s) { return ShownValue(s.coach_max_seconds); }},
    Key{"promise.grace",
        [](Settings& s, const toml::node& n) { s.promise_grace = read_duration(n); },
        [](const Settings& s) { return ShownValue(time::format_duration(s.promise_grace)); }},
    Key{"promise.hours",
        [](Settings& s, const toml::node& n) {
            std::tie(s.hours_begin, s.hours_end) = read_hours(n);
        },
        show_hours},
    Key{"remind.lead", [](Settings& s, const toml::node& n) { s.remind_lead = read_duration(n); },
        [](const Settings& s) { return ShownValue(time::format_duration(s.remind_lead)); }},
    Key{"remind.command",
        [](Settings& s, const toml::node& n) { s.remind_command = read_command(n); },
        [](const Settings& s) {
            return s.remind_command.empty() ? ShownValue() : ShownValue(s.remind_command);
        }},
    Key{"sync.url", [](Settings& s, const toml::node& n) { s.sync_url = read_string(n); },
        [](const Settings& s) { return show(s.sync_url); }},
};

constexpr std::string_view rule_prefix = "coach.rules.";
constexpr std::string_view rule_off = "off";

bool is_section(const std::string& path) {
    const std::string prefix = path + ".";
    return rule_prefix.starts_with(prefix) ||
           std::any_of(keys.begin(), keys.end(), [&](const Key& key) {
               return std::string_view(key.name).starts_with(prefix);
           });
}

class Reader {
  public:
    explicit Reader(std::string file) : file_(std::move(file)) {}

    Settings read(const toml::table& root) {
        read_table(root, "");
        return std::move(settings_);
    }

    text::Error error(std::uint32_t line, const std::string& message,
                      std::optional<std::string> hint = std::nullopt) const {
        return text::usage_error(format("{}:{}: {}", file_, line, message), std::move(hint));
    }

  private:
    void read_table(const toml::table& table, const std::string& prefix) {
        for (const auto& [name, node] : table) {
            const std::string path = prefix + std::string(name.str());
            if (node.is_table() && is_section(path)) {
                read_table(*node.as_table(), path + ".");
            } else {
                read_key(path, node, name.source().begin.line);
            }
        }
    }

    void read_key(const std::string& path, const toml::node& node, std::uint32_t line) {
        try {
            if (path.starts_with(rule_prefix)) {
                read_rule(path.substr(rule_prefix.size()), node, line);
            } else {
                find(path, line).read(settings_, node);
            }
        } catch (const BadValue& bad) {
            throw error(line, format("'{}' takes {}", path, bad.expected));
        }
        settings_.lines[path] = static_cast<int>(line);
    }

    const Key& find(const std::string& path, std::uint32_t line) const {
        std::vector<std::string> names;
        for (const Key& key : keys) {
            if (path == key.name) {
                return key;
            }
            names.emplace_back(key.name);
        }
        throw error(line, format("unknown key '{}'", path), text::did_you_mean(path, names));
    }

    void read_rule(const std::string& rule, const toml::node& node, std::uint32_t line) {
        constexpr const char* expected = "\"off\", \"suggestion\", \"warning\" or \"error\"";
        const std::vector<std::string> ids = coach::rule_ids();
        if (std::find(ids.begin(), ids.end(), rule) == ids.end()) {
            throw error(line, format("there is no rule '{}'", rule), text::did_you_mean(rule, ids));
        }
        const auto level = require<std::string>(node, expected);
        const auto severity = domain::value_of(coach::severities, level);
        if (!severity && level != rule_off) {
            throw BadValue{expected};
        }
        settings_.coach_rules[rule] = severity;
    }

    std::string file_;
    Settings settings_;
};

}  // namespace

Settings read_settings(const std::filesystem::path& file) {
    std::error_code ignored;
    errno = std::filesystem::is_directory(file, ignored) ? EISDIR : 0;
    std::ifstream stream(file, std::ios::binary);
    const auto require = [&](bool well) {
        if (!well) {
            throw text::Error(text::ErrorKind::io, format("cannot read the settings {}: {}",
                                                          file.string(), std::strerror(errno)));
        }
    };
    require(errno == 0 && stream.is_open());
    std::ostringstream copy;
    // What the buffer throws ends here, unlike with an iterator; an empty file is no failure.
    copy << stream.rdbuf();
    require(copy || errno == 0);
    const std::string contents = copy.str();
    Reader reader(file.string());
    try {
        Settings settings = reader.read(toml::parse(contents, file.string()));
        if (settings.coach_min_seconds >= settings.coach_max_seconds) {
            const char* key = settings.lines.contains("coach.min_seconds") ? "coach.min_seconds"
                                                                           : "coach.max_seconds";
            throw reader.error(static_cast<std::uint32_t>(settings.lines.at(key)),
                               "coach.min_seconds must be less than coach.max_seconds");
        }
        return settings;
    } catch (const toml::parse_error& broken) {
        throw reader.error(broken.source().begin.line,
                           format("no valid TOML: {}", broken.description()));
    }
}

std::vector<ShownSetting> show_settings(const Settings& settings,
                                        const std::filesystem::path& file) {
    const auto origin = [&](const std::string& key) {
        const auto line = settings.lines.find(key);
        return line == settings.lines.end() ? "default"
                                            : format("{}:{}", file.string(), line->second);
    };
    std::vector<ShownSetting> result;
    result.reserve(keys.size() + settings.coach_rules.size());
    for (const Key& key : keys) {
        result.push_back({key.name, key.show(settings), origin(key.name)});
    }
    for (const auto& [rule, level] : settings.coach_rules) {
        const std::string key = std::string(rule_prefix) + rule;
        result.push_back(
            {key, std::string(level ? domain::name_of(coach::severities, *level) : rule_off),
             origin(key)});
    }
    return result;
}

}  // namespace vmcoach::config
