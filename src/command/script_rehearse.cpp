#include <cmath>
#include <memory>

#include "vmcoach/coach/speech.hpp"
#include "vmcoach/command/coaching.hpp"
#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/store/machine.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/view/judgement.hpp"
#include "vmcoach/view/teleprompter.hpp"

namespace vmcoach::command {
namespace {

using std::chrono::milliseconds;

struct Values {
    std::optional<std::string> file;
    CoachRequest request;
};

/// Longer than anybody waits, and short enough for poll().
constexpr milliseconds long_time{std::chrono::hours{1}};
constexpr milliseconds frame_time{100};

char wait_for_key(const Keyboard& keyboard) {
    while (true) {
        if (const auto key = keyboard.wait(long_time)) {
            return *key;
        }
    }
}

/// Waits for an answer; any other key was pressed by mistake.
bool wait_for_yes(const Keyboard& keyboard) {
    while (true) {
        const char key = wait_for_key(keyboard);
        if (key == 'y' || key == 'Y') {
            return true;
        }
        if (key == 'n' || key == 'N' || key == '\r' || key == '\n') {
            return false;
        }
    }
}

/// Writes over what it wrote before, line by line; the screen's other lines stay as they are.
class Screen {
  public:
    explicit Screen(const Session& session) : session_(session) {}

    void show(const std::vector<std::string>& lines) {
        std::string text;
        if (shown_ > 0) {
            text += text::format("\x1b[{}A", shown_);
        }
        for (const std::string& line : lines) {
            text += "\r\x1b[2K" + line + "\n";
        }
        shown_ = lines.size();
        session_.print(text);
    }

  private:
    const Session& session_;
    std::size_t shown_ = 0;
};

/// Lets the words run until a key is pressed.
/// @return how long it took, in seconds
double time_reading(const Session& session, const Keyboard& keyboard,
                    const view::Teleprompter& prompter) {
    const bool can_write_over = session.context().variable("TERM") != "dumb";
    const milliseconds start = session.context().stopwatch();
    const auto elapsed = [&] {
        return std::chrono::duration<double>(session.context().stopwatch() - start).count();
    };
    Screen screen(session);
    std::size_t shown = 0;
    do {
        if (can_write_over) {
            screen.show(prompter.frame(elapsed()));
        } else {
            session.print(prompter.words_due(elapsed(), shown));
        }
    } while (!keyboard.wait(frame_time));
    const double seconds = elapsed();
    if (can_write_over) {
        screen.show(prompter.frame(seconds));
    } else {
        session.print("\n");
    }
    return seconds;
}

std::string say_result(double seconds, const coach::Situation& situation) {
    const char* verdict = seconds > situation.max_seconds   ? "too long"
                          : seconds < situation.min_seconds ? "too short"
                                                            : "just right";
    return text::format("you took {:.1f} s, {} ({:g} to {:g} s)\n", seconds, verdict,
                        situation.min_seconds, situation.max_seconds);
}

/// Offers to time scripts by this reading from now on.
void offer_to_calibrate(Session& session, const Keyboard& keyboard, const coach::Script& script,
                        double seconds, std::optional<domain::Cadence> cadence) {
    const std::optional<double> rate = coach::calibrated_rate(script, seconds, cadence);
    if (!rate) {
        session.print("that was too short, too slow or too fast to tell how you speak\n");
        return;
    }
    session.print(
        text::format("that is {} words a minute at a measured pace; time scripts by it "
                     "from now on? [y/N] ",
                     std::lround(*rate)));
    const bool yes = session.options().yes || wait_for_yes(keyboard);
    session.print(yes ? "yes\n" : "no\n");
    if (!yes) {
        return;
    }
    const store::Database database = session.open_or_create();
    store::WriteTransaction transaction(database, "script rehearse", session.timestamp());
    store::remember_speaking_rate(transaction, *rate);
    transaction.commit();
    if (session.settings().coach_wpm) {
        session.remark("note: coach.wpm in the settings counts before it");
    }
}

int run(const Values& values, Session& session) {
    if (!session.context().out_is_terminal || !session.context().columns) {
        throw text::usage_error("a rehearsal needs a terminal",
                                "judge the script instead: vmcoach script check");
    }
    if (session.options().json) {
        throw text::usage_error("a rehearsal is for people, and has no answer in JSON",
                                "judge the script instead: vmcoach script check");
    }
    const ScriptSource source = read_script(session, values.file);
    const coach::Script script(source.text);
    const coach::Situation situation = [&] {
        const std::optional<store::Database> database = open_if_there(session);
        return situation_of(session, database ? &*database : nullptr, values.request);
    }();
    const auto cadence = situation.subject ? situation.subject->prospect.cadence : std::nullopt;
    const view::Teleprompter prompter(script, situation, style(session),
                                      session.context().rows.value_or(24));
    const Keyboard keyboard = session.context().open_keyboard();
    session.print(text::format("{}\npress a key to begin, and again when you have said it\n",
                               view::judgement_summary(coach::judge(script, situation))));
    wait_for_key(keyboard);
    const double seconds = time_reading(session, keyboard, prompter);
    session.print(say_result(seconds, situation));
    offer_to_calibrate(session, keyboard, script, seconds, cadence);
    return 0;
}

}  // namespace

Command script_rehearse_command() {
    const auto values = std::make_shared<Values>();
    return {
        .summary = "read a script aloud against the clock",
        .positionals = {{"FILE", "the script; - or none: standard input", Arity::optional,
                         into(values->file, Wanted::file)}},
        .options = {{"--for", "", "WHO", "at the pace of this prospect",
                     into(values->request.who, Wanted::who)}},
        .examples = {"vmcoach script rehearse draft.txt --for dana"},
        .run = [values](Session& session) { return run(*values, session); },
    };
}

}  // namespace vmcoach::command
