#include "vmcoach/command/parser.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace vmcoach::command;
using vmcoach::text::Error;

namespace {

/// Where the values of a line go. The commands know the latest one.
struct Line {
    std::string who;
    std::optional<std::string> text;
    std::vector<std::string> phones;
    std::optional<std::string> company;
    std::optional<std::string> db;
    std::string when;
    std::optional<std::string> lead;
    std::optional<std::string> own_lead;
    std::vector<std::string> program;
    bool fact = false;
    bool greeting = false;
    bool quiet = false;

    Command tree();
};

Line* latest = nullptr;

Command note() {
    return {.summary = "",
            .positionals = {{"WHO", "", Arity::required, into(latest->who)},
                            {"TEXT", "", Arity::optional, into(latest->text)}},
            .options = {{"--phone", "", "P", "", into(latest->phones), true},
                        {"--company", "", "C", "", into(latest->company)},
                        {"--fact", "", "", "", into(latest->fact), false, "kind"},
                        {"--greeting", "", "", "", into(latest->greeting), false, "kind"}},
            .run = [](Session&) { return 0; }};
}

Command promise_call() {
    return {.summary = "",
            .positionals = {{"WHO", "", Arity::required, into(latest->who)},
                            {"WHEN", "", Arity::words, into(latest->when)}},
            .run = [](Session&) { return 0; }};
}

Command crontab() {
    return {.summary = "",
            .options = {{"--lead", "", "D", "", into(latest->lead)},
                        {.name = "--exec",
                         .short_name = "",
                         .placeholder = "PROGRAM",
                         .description = "",
                         .store = into(latest->program),
                         .takes_rest = true}},
            .run = [](Session&) { return 0; }};
}

Command status() {
    return {.summary = "", .run = [](Session&) { return 0; }};
}

constexpr std::array below_remind = {Child{"crontab", crontab}, Child{"status", status}};

Command remind() {
    return {.summary = "",
            .options = {{"--lead", "", "D", "", into(latest->own_lead)}},
            .children = below_remind,
            .run = [](Session&) { return 0; }};
}

constexpr std::array children = {Child{"note", note}, Child{"promise-call", promise_call},
                                 Child{"remind", remind}};

Command Line::tree() {
    latest = this;
    return {.name = "vmcoach",
            .summary = "",
            .options = {{"--db", "", "FILE", "", into(db)}, {"--quiet", "-q", "", "", into(quiet)}},
            .children = children};
}

std::string refusal(const std::vector<std::string>& arguments) {
    Line line;
    const Command root = line.tree();
    try {
        parse(root, arguments);
    } catch (const Error& error) {
        return error.message() + " | " + error.hint().value_or("");
    }
    return "accepted";
}

}  // namespace

TEST_CASE("values arrive as they were typed, whatever they look like") {
    for (const char* hostile : {"++", "--", "[]", "[a,b]", "{}", "note", "=0", "=1", "-", "%%", "",
                                "a=b", "\"", "true", "@file"}) {
        CAPTURE(hostile);
        Line line;
        const Command root = line.tree();
        parse(root, {"note", "--phone", hostile, "--company", hostile, "7", "--", hostile});
        CHECK(line.who == "7");
        CHECK(line.text == hostile);
        CHECK(line.company == hostile);
        CHECK(line.phones == std::vector<std::string>{hostile});
    }
}

TEST_CASE("a value behind an equals sign is a value") {
    Line line;
    const Command root = line.tree();
    parse(root, {"note", "7", "--company=[a,b]", "--phone=-x", "--phone="});
    CHECK(line.company == "[a,b]");
    CHECK(line.phones == std::vector<std::string>{"-x", ""});
}

TEST_CASE("global options stand before and behind the command") {
    Line line;
    const Command root = line.tree();
    const Parsed parsed = parse(root, {"--db", "note", "note", "7", "-q"});
    CHECK(parsed.path.back()->name == "note");
    CHECK(line.db == "note");
    CHECK(line.quiet);
}

TEST_CASE("last words are joined") {
    Line line;
    const Command root = line.tree();
    parse(root, {"promise-call", "dana", "thu", "at", "10:15", "--quiet"});
    CHECK(line.when == "thu at 10:15");
    CHECK(line.quiet);
}

TEST_CASE("what is wrong is said with what to type instead") {
    CHECK(refusal({"noet"}) == "'noet' is not a command of 'vmcoach' | did you mean 'note'?");
    CHECK(refusal({"note", "7", "--compny", "x"}) ==
          "unknown option '--compny' | did you mean '--company'?");
    CHECK(refusal({"note", "7", "-x"}) ==
          "unknown option '-x' | put -- before a text that begins with a dash");
    CHECK(refusal({"note"}) == "WHO is missing | see 'vmcoach note --help'");
    CHECK(refusal({"promise-call", "7"}) == "WHEN is missing | see 'vmcoach promise-call --help'");
    CHECK(refusal({"note", "7", "it's", "a", "b"}) ==
          "'a' is one word too many | put quotes around it: vmcoach note 7 'it'\\''s a b'");
    CHECK(refusal({"--db", "x y", "note", "7", "--fact", "--", "-a", "b"}) ==
          "'b' is one word too many | put quotes around it:"
          " vmcoach --db 'x y' note 7 --fact -- '-a b'");
    CHECK(refusal({"note", "7", "--company"}) == "--company needs a value: C | ");
    CHECK(refusal({"note", "7", "--fact=x"}) == "--fact takes no value | ");
    CHECK(refusal({"note", "7", "--company", "a", "--company", "b"}) ==
          "--company is given twice | ");
    CHECK(refusal({"note", "7", "--fact", "--greeting"}) ==
          "--fact and --greeting exclude each other | ");
}

TEST_CASE("asking for help stores nothing and complains of nothing") {
    Line line;
    const Command root = line.tree();
    const Parsed parsed = parse(root, {"note", "--company", "x", "-h"});
    CHECK(parsed.help == HelpWish::brief);
    CHECK(parse(root, {"note", "-h", "--help"}).help == HelpWish::all);
    CHECK(parse(root, {"help", "note"}).path.back()->name == "note");
    CHECK(parsed.path.back()->name == "note");
    CHECK_FALSE(line.company);
}

TEST_CASE("an option before a command's name is the command's") {
    Line line;
    const Command root = line.tree();
    parse(root, {"remind", "--lead", "5m", "crontab"});
    CHECK(line.lead == "5m");
    CHECK(line.own_lead == std::nullopt);
    CHECK(refusal({"remind", "--lead", "5m", "crontab", "--lead", "6m"}) ==
          "--lead is given twice | ");
    CHECK(refusal({"remind", "--lead", "5m", "status"}).starts_with("unknown option '--lead'"));
}

TEST_CASE("a program's arguments are nobody else's") {
    Line line;
    const Command root = line.tree();
    SECTION("behind a blank") {
        parse(root, {"remind", "crontab", "--exec", "notify", "--lead", "-h", "--"});
    }
    SECTION("behind an equals sign") {
        parse(root, {"remind", "crontab", "--exec=notify", "--lead", "-h", "--"});
    }
    CHECK(line.program == std::vector<std::string>{"notify", "--lead", "-h", "--"});
    CHECK(line.lead == std::nullopt);
}
