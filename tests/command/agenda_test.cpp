#include "vmcoach/command/agenda.hpp"

#include <catch2/catch.hpp>

#include "scratch.hpp"
#include "vmcoach/command/run.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/time/zone.hpp"

using namespace vmcoach;
using command::Reason;
using tests::Scratch;

namespace {

/// A seller's machine whose clock is set by hand.
class Desk {
  public:
    Desk() {
        context_.environment = {database_, "VMCOACH_ZONE=America/Chicago"};
        context_.clock = [this] { return store::Timestamp(now_); };
        context_.zone_folder = time::default_zone_folder;
        context_.write_out = [](std::string_view) { return true; };
        context_.write_err = context_.write_out;
        set("2026-11-23T15:00:00Z");
    }

    void set(const char* now) { now_ = time::parse_instant(now).value(); }

    void run(const std::vector<std::string>& arguments) {
        REQUIRE(command::run(arguments, context_) == 0);
    }

    /// Who is next, by name; "" when nobody is left.
    std::string next() {
        const command::GlobalOptions options;
        command::Session session(context_, options, remarks_);
        turn_ = agenda_.next(session, session.open());
        return turn_ ? turn_->prospect.name : "";
    }
    void pass() { agenda_.pass(turn_.value(), now_); }
    void call() {
        run({"call", text::format("{}", turn_->prospect.id), "busy"});
        agenda_.called(*turn_);
    }
    Reason reason() const { return turn_.value().reason; }

  private:
    Scratch scratch_;
    const std::string database_ = "VMCOACH_DB=" + (scratch_ / "day.db").string();
    time::Instant now_;
    command::Context context_;
    std::vector<std::string> remarks_;
    command::Agenda agenda_;
    std::optional<command::Turn> turn_;
};

}  // namespace

TEST_CASE("a promise that is passed before its time comes back at its time") {
    Desk desk;
    desk.run({"prospect", "add", "Dana"});
    desk.run({"promise-call", "dana", "9:10"});
    CHECK(desk.next() == "Dana");
    CHECK(desk.reason() == Reason::due);
    desk.pass();
    CHECK(desk.next().empty());
    desk.set("2026-11-23T15:09:59Z");
    CHECK(desk.next().empty());
    desk.set("2026-11-23T15:10:00Z");
    CHECK(desk.next() == "Dana");
    desk.pass();
    CHECK(desk.next().empty());
}

TEST_CASE("a promise of later today comes last, and again when it is time") {
    Desk desk;
    desk.run({"prospect", "add", "Dana"});
    desk.run({"promise-call", "dana", "14:00"});
    desk.run({"prospect", "add", "New"});
    CHECK(desk.next() == "New");
    CHECK(desk.reason() == Reason::untouched);
    desk.call();
    CHECK(desk.next() == "Dana");
    CHECK(desk.reason() == Reason::early);
    desk.pass();
    CHECK(desk.next().empty());
    desk.set("2026-11-23T19:45:00Z");
    CHECK(desk.next() == "Dana");
    CHECK(desk.reason() == Reason::due);
}

TEST_CASE("whoever is asleep comes when the hour is decent at their place") {
    Desk desk;
    // 23:50 in Tokyo, which wakes up at 23:00 UTC.
    desk.set("2026-11-23T14:50:00Z");
    desk.run({"prospect", "add", "Tokyo", "--time-zone", "Asia/Tokyo"});
    desk.run({"prospect", "add", "Here"});
    CHECK(desk.next() == "Here");
    desk.pass();
    CHECK(desk.next().empty());
    desk.set("2026-11-23T23:00:00Z");
    CHECK(desk.next() == "Tokyo");
    desk.pass();
    CHECK(desk.next().empty());
}

TEST_CASE("a call that is taken back brings its person back") {
    Desk desk;
    desk.run({"prospect", "add", "First"});
    desk.run({"prospect", "add", "Second"});
    CHECK(desk.next() == "First");
    desk.call();
    CHECK(desk.next() == "Second");
    desk.run({"undo"});
    CHECK(desk.next() == "First");
}
