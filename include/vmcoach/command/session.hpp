#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/command/context.hpp"
#include "vmcoach/config/settings.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/time/zone.hpp"

namespace vmcoach::command {

/// The options that every command takes, as they were typed.
struct GlobalOptions {
    std::optional<std::string> db;
    std::optional<std::string> config;
    std::optional<std::string> now;
    std::optional<std::string> zone;
    std::optional<std::string_view> color;
    bool json = false;
    bool yes = false;
    bool quiet = false;
    bool version = false;
};

/// A value and where it comes from, in words.
struct Sourced {
    std::string value;
    std::string origin;
};

/// One run of one command: what it may use of the world. Everything is found when it is first asked
/// for, so that a command pays for nothing that it doesn't need.
class Session {
  public:
    /// @param held_back  where remarks are kept with `--json`, until it is known whether stderr
    /// will
    ///                   be an error's
    Session(const Context& context, const GlobalOptions& options,
            std::vector<std::string>& held_back)
        : context_(context), options_(options), held_back_(held_back) {}

    /// The same run at a later moment, for a command that goes on for long.
    Session anew() const;

    const Context& context() const { return context_; }
    const GlobalOptions& options() const { return options_; }

    /// The moment at which the command runs, real or pretended.
    store::Timestamp timestamp();
    time::Instant now();
    /// When the day so many days from today begins, on the seller's own clock.
    time::Instant start_of_day_in(int days);

    Sourced database_file() const;
    /// @return none where neither an option nor a home folder says where settings would be
    std::optional<Sourced> settings_file() const;
    Sourced seller_zone_name();

    const config::Settings& settings();
    const time::Zone& seller_zone();

    /// A database that must be there.
    store::Database open() const;
    /// A database that is made where there is none.
    store::Database open_or_create() const;

    /// Whether the command has changed the database.
    bool has_changed() const;
    /// Tells of a change that was made without one of the databases opened here.
    void note_change() const;

    /// Prints what was asked for.
    /// @return whether somebody reads it
    bool print(std::string_view text) const;
    /// Prints what is good to know, on stderr, unless it is not wanted.
    void remark(std::string_view text) const;

    bool colored() const;

  private:
    std::optional<std::filesystem::path> home_folder(const char* variable,
                                                     const char* below_home) const;

    const Context& context_;
    const GlobalOptions& options_;
    std::vector<std::string>& held_back_;
    /// Of each database that was opened.
    std::shared_ptr<std::vector<std::shared_ptr<const bool>>> has_changed_ =
        std::make_shared<std::vector<std::shared_ptr<const bool>>>();
    std::optional<store::Timestamp> timestamp_;
    std::optional<config::Settings> settings_;
    std::optional<time::Zone> seller_zone_;
};

}  // namespace vmcoach::command
