#include "vmcoach/store/file.hpp"

#include <fstream>

#include <catch2/catch.hpp>

#include "scratch.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/text/error.hpp"

using namespace vmcoach;
using store::FileState;
using vmcoach::tests::Scratch;

namespace {

void write(const std::filesystem::path& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

/// What a look at a file tells, or why it is refused.
std::string look(const std::filesystem::path& path) {
    try {
        switch (store::inspect(path, 1000)) {
            case FileState::missing:
                return "missing";
            case FileState::present:
                return "present";
            case FileState::write_ahead:
                return "write ahead";
        }
        return "unknown";
    } catch (const text::Error& error) {
        const std::string message = error.message();
        return message.substr(message.find(' ') + 1);
    }
}

/// A database of ours, as bytes.
std::string content_of_ours() {
    const Scratch scratch;
    store::Database::open_or_create(scratch / "x.db");
    std::ifstream file(scratch / "x.db", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("what isn't there or is empty is missing") {
    const Scratch scratch;
    CHECK(look(scratch / "x.db") == "missing");
    write(scratch / "x.db", "");
    CHECK(look(scratch / "x.db") == "missing");
    CHECK(look(scratch / "x.db" / "below.db") == "missing");
}

TEST_CASE("a file without its first page is ours where a journal can put it right") {
    const Scratch scratch;
    write(scratch / "x.db", std::string(4096, '\0'));
    CHECK(look(scratch / "x.db") == "is not a vmcoach database");
    write(scratch / "x.db-journal", "");
    CHECK(look(scratch / "x.db") == "is not a vmcoach database");
    write(scratch / "x.db-journal", "journal");
    CHECK(look(scratch / "x.db") == "present");
    write(scratch / "x.db", std::string(4095, '\0') + "x");
    CHECK(look(scratch / "x.db") == "present");
    write(scratch / "x.db", std::string(50, '\0') + "x" + std::string(4000, '\0'));
    CHECK(look(scratch / "x.db") == "is not a vmcoach database");
}

TEST_CASE("a file is ours by its header alone, whole, and of a version that we know") {
    const Scratch scratch;
    const std::string ours = content_of_ours();
    write(scratch / "x.db", ours);
    CHECK(look(scratch / "x.db") == "present");
    write(scratch / "x.db", ours.substr(0, ours.size() - 1));
    CHECK(look(scratch / "x.db") == "is damaged: its end is missing");
    // While somebody writes, it may be anything.
    write(scratch / "x.db-journal", "journal");
    CHECK(look(scratch / "x.db") == "present");
    std::filesystem::remove(scratch / "x.db-journal");
    write(scratch / "x.db", ours.substr(0, 99));
    CHECK(look(scratch / "x.db") == "is not a vmcoach database");
    const auto changed = [&](std::size_t place, char byte) {
        std::string other = ours;
        other[place] = byte;
        write(scratch / "x.db", other);
        return look(scratch / "x.db");
    };
    CHECK(changed(0, 's') == "is not a vmcoach database");
    CHECK(changed(68, 'x') == "is not a vmcoach database");
    CHECK(changed(71, 'x') == "is not a vmcoach database");
    CHECK(changed(63, '\0') == "is not a vmcoach database");
    CHECK(changed(60, '\x7f').starts_with("was written by a newer vmcoach"));
    CHECK(changed(18, '\2') == "write ahead");
}

TEST_CASE("a number of pages that an older program left behind tells nothing") {
    const Scratch scratch;
    std::string ours = content_of_ours();
    ours[92 + 3] = static_cast<char>(ours[24 + 3] + 1);
    write(scratch / "x.db", ours.substr(0, ours.size() - 1));
    CHECK(look(scratch / "x.db") == "present");
}

TEST_CASE("a folder that can't be created is named") {
    const Scratch scratch;
    write(scratch / "plain", "x");
    const auto folder = scratch / "plain" / "sub";
    try {
        store::create(folder / "x.db");
        FAIL();
    } catch (const text::Error& error) {
        CHECK(error.message() ==
              "cannot create the folder " + folder.string() + ": Not a directory");
    }
}
