#include "vmcoach/view/day.hpp"

#include <algorithm>
#include <array>

#include "vmcoach/command/agenda.hpp"
#include "vmcoach/command/asking.hpp"
#include "vmcoach/command/asking_promise.hpp"
#include "vmcoach/command/briefing.hpp"
#include "vmcoach/command/leaving_message.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/reversing.hpp"
#include "vmcoach/command/touching.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/command/zone_rules.hpp"
#include "vmcoach/store/agenda.hpp"
#include "vmcoach/store/log.hpp"
#include "vmcoach/store/undo.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/view/error.hpp"

namespace vmcoach::command {
namespace {

using text::Error;
using text::format;

/// How a call can have gone, and the key that says so.
struct OutcomeKey {
    char key;
    domain::Outcome outcome;
};
constexpr std::array outcome_keys = {
    OutcomeKey{'s', domain::Outcome::spoke},        OutcomeKey{'n', domain::Outcome::no_answer},
    OutcomeKey{'b', domain::Outcome::busy},         OutcomeKey{'g', domain::Outcome::gatekeeper},
    OutcomeKey{'w', domain::Outcome::wrong_number}, OutcomeKey{'h', domain::Outcome::hung_up},
};

constexpr std::string_view all_keys =
    "  v  you are leaving a message: press it at the tone, it times you\n"
    "  s  you spoke            n  no answer            b  busy\n"
    "  g  a gatekeeper         w  wrong number         h  they hung up\n"
    "  m  the call will be at another time\n"
    "  k  skip: somebody else first\n"
    "  u  undo the last command\n"
    "  q  quit; all is stored already\n";

/// What a key leads to.
enum class Next { same, other, quit };

class Day {
  public:
    explicit Day(Session& session) : session_(session) {}

    void run() {
        begin();
        Next next = Next::other;
        while (next != Next::quit) {
            next = guarded([&] {
                const std::optional<Turn> turn = next_turn();
                return turn ? work_on(*turn) : wait_for_somebody();
            });
            if (next == Next::same) {
                next = ask("[t]ry again [q]uit ", "tq") == 'q' ? Next::quit : Next::other;
            }
        }
        if (!is_summed_up_) {
            sum_up();
        }
    }

  private:
    void begin() {
        Session session = session_.anew();
        const store::Database database = session.open();
        warn_of_zone_rules(session, database);
        std::int64_t due = 0;
        std::int64_t later = 0;
        for (const domain::DueItem& item : Agenda::open_today(session, database)) {
            ++(is_time(item.promise, session.now()) ? due : later);
        }
        session.print(view::say_agenda(due, later, store::count_untouched(database)));
    }

    std::optional<Turn> next_turn() {
        Session session = session_.anew();
        const store::Database database = session.open();
        return agenda_.next(session, database);
    }

    void show(const Turn& turn) {
        Session session = session_.anew();
        const char* heading = turn.reason == Reason::due ? "due"
                              : turn.reason == Reason::untouched
                                  ? "never called"
                                  : "later today, nobody else is left";
        session.print(format("\n--- {}\n", heading));
        try {
            const store::Database database = session.open();
            session.print(view::brief_page(brief_of(session, database, turn.prospect),
                                           session.now(), session.seller_zone(), style(session)));
        } catch (const Error& error) {
            show_or_rethrow(error);
        }
    }

    Next work_on(const Turn& turn) {
        is_summed_up_ = false;
        show(turn);
        Next next = Next::same;
        while (next == Next::same) {
            const char key =
                ask(format("[v]oicemail [s]poke [n]o answer [m]{} s[k]ip [u]ndo [q]uit [?] ",
                           turn.promise ? "ove" : " promise"),
                    "vsnbgwhmkuq?");
            next = guarded([&] { return do_work_of(key, turn); });
        }
        return next;
    }

    /// Nobody is left now, but time passes.
    Next wait_for_somebody() {
        if (!is_summed_up_) {
            session_.print("\n--- nobody else is left");
            sum_up();
        }
        std::string_view question = "[u]ndo [q]uit ";
        while (true) {
            constexpr std::chrono::seconds patience{5};
            if (const auto key = ask_key(session_, question, with_end("uq"), patience)) {
                return echoed(*key) == 'u' ? undo() : Next::quit;
            }
            if (next_turn()) {
                session_.print("\n");
                return Next::other;
            }
            question = "";
        }
    }

    /// Asks for a key; Ctrl-D quits.
    char ask(std::string_view question, std::string_view keys) const {
        return echoed(ask_key(session_, question, with_end(keys)));
    }

    static constexpr char end_of_input = 4;
    static std::string with_end(std::string_view keys) { return std::string(keys) + end_of_input; }

    /// Shows the key that was pressed, and what it stands for.
    char echoed(char pressed) const {
        const char key = pressed == end_of_input ? 'q' : pressed;
        session_.print(format("{}\n", key));
        return key;
    }

    /// What can't be done is said, and nothing is lost by it. Somebody who is no longer there is
    /// nobody to go on with.
    template <typename Work>
    Next guarded(Work work) const {
        try {
            return work();
        } catch (const Error& error) {
            show_or_rethrow(error);
            return error.kind() == text::ErrorKind::not_found ? Next::other : Next::same;
        }
    }

    Next do_work_of(char key, const Turn& turn) {
        switch (key) {
            case 'v':
                if (!leave_message(session_, turn)) {
                    return Next::same;
                }
                agenda_.called(turn);
                return Next::other;
            case 'm':
                return ask_for_promise(session_, turn, std::nullopt) ? Next::other : Next::same;
            case 'k':
                agenda_.pass(turn, session_.anew().now());
                return Next::other;
            case 'u':
                return undo();
            case 'q':
                return Next::quit;
            case '?':
                session_.print(all_keys);
                return Next::same;
            default:
                return log_call(key, turn);
        }
    }

    Next log_call(char key, const Turn& turn) {
        const auto chosen = std::find_if(outcome_keys.begin(), outcome_keys.end(),
                                         [key](const OutcomeKey& k) { return k.key == key; });
        Session session = session_.anew();
        session.timestamp();
        TouchRequest request{.who = format("{}", turn.prospect.id),
                             .kind = domain::TouchKind::call,
                             .outcome = chosen->outcome,
                             .recognized = false};
        const bool spoke = chosen->outcome == domain::Outcome::spoke;
        Said said;
        if (spoke) {
            const char knew = ask_key(session, "did they know your name? [y/n] (Esc: you didn't) ",
                                      "yn" + std::string(cancel_keys));
            if (cancel_keys.find(knew) != std::string_view::npos) {
                session.print("\n");
                return Next::same;
            }
            session.print(format("{}\n", knew));
            request.recognized = knew == 'y';
            said = ask_what_was_said(session, "what was said? (Enter: nothing to note) ");
            request.text = said.text;
        }
        store_patiently(session, [&] { log_touch(session, request); });
        if (said.is_interrupted) {
            throw Error(text::ErrorKind::interrupted, "interrupted");
        }
        agenda_.called(turn);
        if (spoke) {
            ask_for_promise(session_, turn, std::nullopt);
        }
        return Next::other;
    }

    Next undo() {
        Session session = session_.anew();
        reverse_command(session, store::undo_command, store::command_to_undo, "undone:", false);
        agenda_.take_back();
        return Next::other;
    }

    void sum_up() {
        is_summed_up_ = true;
        Session session = session_.anew();
        const store::Database database = session.open();
        session.print("\n" +
                      view::say_summary(store::summary_between(database, session.start_of_day_in(0),
                                                               session.start_of_day_in(1)),
                                        Agenda::open_today(session, database), session.now(),
                                        session.seller_zone()));
    }

    void show_or_rethrow(const Error& error) const {
        if (!can_go_on_after(error)) {
            throw error;
        }
        session_.print(view::say_error(error));
    }

    Session& session_;
    Agenda agenda_;
    bool is_summed_up_ = false;
};

int run(Session& session) {
    const Context& context = session.context();
    if (!context.in_is_terminal || !context.out_is_terminal) {
        throw text::usage_error("the day needs a terminal",
                                "see who is due: vmcoach due; then: vmcoach brief WHO");
    }
    if (session.options().json) {
        throw text::usage_error("the day is for people, and has no answer in JSON",
                                "see who is due: vmcoach due --json");
    }
    Day(session).run();
    return 0;
}

}  // namespace

Command day_command() {
    return {
        .summary = "work through the day's calls, one person after the other",
        .examples = {"vmcoach day"},
        .run = run,
    };
}

}  // namespace vmcoach::command
