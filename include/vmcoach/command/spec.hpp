#pragma once

#include <array>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vmcoach/domain/names.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"

namespace vmcoach::command {

class Session;

/// What a place on the command line wants, as far as the program can offer values for it.
enum class Wanted { anything, choice, who, promise, note, note_or_touch, tag, zone, file, folder };

/// The values of which one is wanted; some depend on the settings.
using Choices = std::function<std::vector<std::string>(Session&)>;

/// Takes one value that the user typed, and knows what it may be. What it throws is shown behind
/// the option's name.
class Store {
  public:
    Store() = default;

    template <std::invocable<const std::string&> Take>
    Store(Take take, Wanted wanted = Wanted::anything) : take_(std::move(take)), wanted_(wanted) {}

    template <std::invocable<const std::string&> Take>
    Store(Take take, Choices choices)
        : take_(std::move(take)), wanted_(Wanted::choice), choices_(std::move(choices)) {}

    void operator()(const std::string& value) const { take_(value); }

    Wanted wanted() const { return wanted_; }
    /// @return none unless a choice is wanted
    std::vector<std::string> choices(Session& session) const {
        return choices_ ? choices_(session) : std::vector<std::string>{};
    }

  private:
    std::function<void(const std::string&)> take_;
    Wanted wanted_ = Wanted::anything;
    Choices choices_;
};

/// An option of a command. Its texts are literals.
struct Option {
    std::string_view name;         ///< `--company`
    std::string_view short_name;   ///< `-q`, or empty
    std::string_view placeholder;  ///< what its value is called; empty: it takes none
    std::string_view description;
    Store store;  ///< called with "" for an option without a value
    bool repeatable = false;
    /// Of the options of a command that bear the same group, one may be given. Empty: none.
    std::string_view group = {};
    /// Its value is the rest of the command line, word by word, whatever that looks like.
    bool takes_rest = false;
};

enum class Arity {
    required,
    optional,
    words,  ///< one or more, joined with blanks; the last of a command
};

/// A value that is known by its place.
struct Positional {
    std::string_view name;  ///< `WHO`
    std::string_view description;
    Arity arity;
    Store store;
};

struct Command;

/// A command below another one: what it is called there, and what makes it.
struct Child {
    std::string_view name;
    Command (*make)();
};

/// The commands below another one. Each is made when somebody asks for it, and lives as long as
/// this: a start of the program runs one of them, and must not pay for the others.
class Children {
  public:
    Children() = default;

    /// @param list  must outlive this
    template <std::size_t size>
    Children(const std::array<Child, size>& list) : list_(list) {}

    bool empty() const { return list_.empty(); }

    /// @return null where none has this name
    const Command* find(std::string_view name) const;

    /// In the order of the list.
    std::vector<std::reference_wrapper<const Command>> all() const;

  private:
    const Command& made(const Child& child) const;

    std::span<const Child> list_;
    mutable std::list<Command> made_;
};

/// A command or, where it has children, a family of commands. The tree of these is the only
/// description of the command line; parser and help are made from it.
struct Command {
    std::string_view name;  ///< of a child, its parent gives it
    std::string_view summary;
    std::vector<Positional> positionals = {};
    std::vector<Option> options = {};
    std::vector<std::string_view> examples = {};
    Children children = {};
    /// Does the work after a complete parse.
    /// @return the exit code
    std::function<int(Session&)> run = nullptr;
    /// For programs, not for people: nothing tells of it.
    bool hidden = false;
};

/// Keeps the value as it was typed.
Store into(std::string& target, Wanted wanted = Wanted::anything);
Store into(std::optional<std::string>& target, Wanted wanted = Wanted::anything);
Store into(std::vector<std::string>& target, Wanted wanted = Wanted::anything);

/// Keeps that the option was given.
Store into(bool& target);

/// Keeps a text that will be stored: refuses what can't be (text::require_storable).
Store storable_into(std::string& target, std::string_view what, Wanted wanted = Wanted::anything);
Store storable_into(std::optional<std::string>& target, std::string_view what);
Store storable_into(std::vector<std::string>& target, std::string_view what,
                    Wanted wanted = Wanted::anything);

/// Keeps the name of a file or a folder.
Store path_into(std::optional<std::string>& target, Wanted wanted = Wanted::file);

/// Keeps a whole number from `min` to `max`.
Store number_into(std::optional<std::int64_t>& target, std::int64_t min, std::int64_t max);

/// Keeps a DURATION (time::parse_duration).
Store duration_into(std::optional<std::chrono::seconds>& target);

/// Keeps how many rows a listing shows at most; 0 stands for all.
Store limit_into(std::optional<std::int64_t>& target);

/// What the command at the end of a path is called: `vmcoach prospect add`.
std::string whole_name(const std::vector<const Command*>& path);

/// Refuses a word that is none of the choices.
[[noreturn]] void throw_bad_choice(const std::string& value, const std::vector<std::string>& names);

/// Hands on one of the values of a table of names, which must outlive the Store.
template <typename Value, std::size_t size, typename Take>
Store choice(const std::array<domain::Named<Value>, size>& names, Take take) {
    return {[take, &names](const std::string& value) {
                const auto chosen = domain::value_of(names, value);
                if (!chosen) {
                    throw_bad_choice(value, domain::all_names(names));
                }
                take(*chosen);
            },
            [&names](Session&) { return domain::all_names(names); }};
}

/// Keeps it.
template <typename Value, std::size_t size>
Store choice_into(std::optional<Value>& target,
                  const std::array<domain::Named<Value>, size>& names) {
    return choice(names, [&target](const Value& value) { target = value; });
}

/// What most commands begin with.
inline Positional who_positional(std::string& target) {
    return {"WHO", "an id, (part of) a name, an e-mail address or a phone number", Arity::required,
            into(target, Wanted::who)};
}

}  // namespace vmcoach::command
