#include "vmcoach/command/parser.hpp"

#include <algorithm>
#include <list>
#include <set>

#include <CLI/CLI.hpp>

#include "vmcoach/command/arguments.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/shell.hpp"
#include "vmcoach/text/suggest.hpp"

namespace vmcoach::command {
namespace {

using text::format;

/// One value's place in CLI11's parse: the tokens that it found for it.
struct Slot {
    std::string name;
    const Store* store;
    std::vector<std::string> tokens = {};
    bool joined = false;
};

/// The parser of one command. CLI11 gets its options, the root's and its positionals, flat: there
/// are no subcommands that a value could be taken for.
class CommandParser {
  public:
    explicit CommandParser(const Reading& reading) : reading_(reading) {
        app_.set_help_flag();
        app_.allow_extras();
        for (const Command* command : {reading.path.front(), reading.path.back()}) {
            for (const Option& option : command->options) {
                add(option);
            }
            if (reading.path.size() == 1) {
                break;
            }
        }
        for (const Positional& positional : reading.path.back()->positionals) {
            add(positional);
        }
    }

    void run() {
        std::vector<std::string> arguments(reading_.arguments.rbegin(), reading_.arguments.rend());
        try {
            app_.parse(arguments);
        } catch (const CLI::ParseError& error) {
            throw explained(error);
        }
        require_no_extras();
        require_once();
        require_one_of_each_group();
        require_positionals();
        for (const Slot& slot : slots_) {
            store(slot);
        }
        for (const Option* flag : flags_) {
            (flag->store)("");
        }
    }

  private:
    void add(const Option& option) {
        std::string names(option.name);
        if (!option.short_name.empty()) {
            names += format(",{}", option.short_name);
        }
        if (option.placeholder.empty()) {
            app_.add_flag_callback(names, [this, &option] { flags_.push_back(&option); });
            return;
        }
        Slot& slot = slots_.emplace_back(Slot{std::string(option.name), &option.store});
        app_.add_option(names, slot.tokens)
            ->expected(option.takes_rest ? -1 : 1)
            ->allow_extra_args(option.takes_rest)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        if (!option.repeatable && !option.takes_rest) {
            single_.push_back(&slot);
        }
    }

    void add(const Positional& positional) {
        Slot& slot = slots_.emplace_back(Slot{std::string(positional.name), &positional.store});
        const bool words = positional.arity == Arity::words;
        slot.joined = words;
        app_.add_option(slot.name, slot.tokens)->expected(words ? -1 : 1)->allow_extra_args(words);
        if (positional.arity != Arity::optional) {
            required_.push_back(&slot);
        }
    }

    const Slot* given(std::string_view name) const {
        const auto slot = std::find_if(slots_.begin(), slots_.end(),
                                       [name](const Slot& s) { return s.name == name; });
        return slot == slots_.end() || slot->tokens.empty() ? nullptr : &*slot;
    }

    bool is_given(const Option& option) const {
        return std::find(flags_.begin(), flags_.end(), &option) != flags_.end() ||
               given(option.name) != nullptr;
    }

    text::Error explained(const CLI::ParseError& error) const {
        // Only one thing is left that CLI11 itself can find wrong: a last option without a value.
        if (error.get_name() == "ArgumentMismatch") {
            return text::usage_error(
                format("{} needs a value: {}", reading_.arguments.back(), placeholder()));
        }
        return {text::ErrorKind::internal, error.what()};
    }

    std::string placeholder() const {
        const Option* option = find_option(reading_.path, reading_.arguments.back());
        return option == nullptr ? "VALUE" : std::string(option->placeholder);
    }

    void require_no_extras() const {
        const std::vector<std::string> extras = app_.remaining();
        if (extras.empty()) {
            return;
        }
        throw text::usage_error(
            format("'{}' is one word too many", reading_.tokens.reveal(extras.front())),
            last_text_quoted(extras));
    }

    /// The usual cause is a text without quotes: shows the whole line as it was meant.
    std::string last_text_quoted(const std::vector<std::string>& extras) const {
        const auto& positionals = reading_.path.back()->positionals;
        if (positionals.empty()) {
            return format("{} takes no further words", whole_name(reading_.path));
        }
        const std::string& last = given(positionals.back().name)->tokens.front();
        std::string text = reading_.tokens.reveal(last);
        std::set<std::size_t> taken;
        for (const std::string& extra : extras) {
            text += " " + reading_.tokens.reveal(extra);
            taken.insert(reading_.tokens.place(extra));
        }
        std::string line = "vmcoach";
        for (std::size_t place = 0; place < reading_.typed.size(); ++place) {
            if (place == reading_.tokens.place(last)) {
                line += " " + text::shell_word(text);
            } else if (!taken.contains(place)) {
                line += " " + text::shell_word(reading_.typed[place]);
            }
        }
        return format("put quotes around it: {}", line);
    }

    void require_once() const {
        for (const Slot* slot : single_) {
            if (slot->tokens.size() > 1) {
                throw text::usage_error(format("{} is given twice", slot->name));
            }
        }
    }

    void require_one_of_each_group() const {
        const auto& options = reading_.path.back()->options;
        for (auto a = options.begin(); a != options.end(); ++a) {
            for (auto b = std::next(a); b != options.end(); ++b) {
                if (!a->group.empty() && a->group == b->group && is_given(*a) && is_given(*b)) {
                    throw text::usage_error(
                        format("{} and {} exclude each other", a->name, b->name));
                }
            }
        }
    }

    void require_positionals() const {
        for (const Slot* slot : required_) {
            if (slot->tokens.empty()) {
                throw text::usage_error(format("{} is missing", slot->name),
                                        format("see '{} --help'", whole_name(reading_.path)));
            }
        }
    }

    void store(const Slot& slot) const {
        std::string joined;
        for (const std::string& token : slot.tokens) {
            const std::string& word = reading_.tokens.reveal(token);
            if (slot.joined) {
                joined += (joined.empty() ? "" : " ") + word;
                continue;
            }
            try {
                (*slot.store)(word);
            } catch (const text::Error& error) {
                throw text::Error(error.kind(), format("{}: {}", slot.name, error.message()),
                                  error.hint());
            }
        }
        if (slot.joined && !slot.tokens.empty()) {
            (*slot.store)(joined);
        }
    }

    const Reading& reading_;
    CLI::App app_;
    std::list<Slot> slots_;
    std::vector<const Slot*> single_;
    std::vector<const Slot*> required_;
    std::vector<const Option*> flags_;
};

}  // namespace

Parsed parse(const Command& root, const std::vector<std::string>& arguments) {
    const Reading reading = read_arguments(root, arguments);
    Parsed parsed{reading.path, reading.help};
    if (parsed.help != HelpWish::none) {
        return parsed;
    }
    const Command& command = *reading.path.back();
    if (reading.path.size() > 1 && !command.run) {
        std::vector<std::string> names;
        for (const Command& child : command.children.all()) {
            names.push_back(format("'{} {}'", whole_name(reading.path), child.name));
        }
        throw text::usage_error(format("'{}' needs a command", whole_name(reading.path)),
                                "type " + text::alternatives(names));
    }
    CommandParser(reading).run();
    return parsed;
}

}  // namespace vmcoach::command
