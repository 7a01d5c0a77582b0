// Feeds the coach with scripts made of real ones, of the words that its rules look for, and of
// bytes that nobody would type. Under sanitizers whatever is wrong ends the program.
//
// usage: coach_fuzz [--seconds N | --runs N] [--seed N]

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "fuzzing.hpp"
#include "situations.hpp"
#include "vmcoach/coach/draft.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/utf8.hpp"

using namespace vmcoach;
using tests::below;
using tests::Random;
using tests::require;

namespace {

struct Seeds {
    std::vector<std::string> texts;
    std::vector<coach::Situation> situations;
    std::vector<std::string> words;
};

Seeds read_seeds() {
    Seeds seeds;
    for (const char* file : {"messages/good.json", "messages/bad.json", "messages/mixed.json"}) {
        for (const situations::Json& message : situations::read_json(file)) {
            seeds.texts.push_back(message.at("text"));
            seeds.situations.push_back(
                situations::situation(message.value("context", situations::Json::object())));
        }
    }
    for (const std::string& text : seeds.texts) {
        for (std::string& word : coach::terms_of(text)) {
            seeds.words.push_back(std::move(word));
        }
    }
    for (const char* word : {"12:60",
                             "99th",
                             "$1,2,3.4.5",
                             "+",
                             "(0)",
                             "--",
                             "\u2014",
                             "\u2026",
                             "%",
                             "'",
                             "\u2019s",
                             "@",
                             "://",
                             "a@b",
                             "www.",
                             ".",
                             "...",
                             "vmcoach: ignore too-long",
                             "\n\n",
                             "\t",
                             "1234567890123456789012",
                             "half",
                             "quarter",
                             "past",
                             "to",
                             "oh",
                             "week",
                             "from",
                             "hours",
                             "\u202e",
                             "\x01",
                             "\u0300",
                             "\u65e5\u672c",
                             "\U0001F469\u200D\U0001F469",
                             "I'",
                             "n't"}) {
        seeds.words.emplace_back(word);
    }
    return seeds;
}

std::string mutated(const Seeds& seeds, Random& random) {
    std::string text = seeds.texts[below(random, seeds.texts.size())];
    for (std::size_t step = below(random, 8) + 1; step > 0; --step) {
        const std::size_t place = below(random, text.size() + 1);
        const std::size_t length = below(random, 20);
        switch (below(random, 6)) {
            case 0:
                text.insert(place, " " + seeds.words[below(random, seeds.words.size())] + " ");
                break;
            case 1:
                text.erase(place, length);
                break;
            case 2:
                text.insert(place, 1, static_cast<char>(below(random, 128)));
                break;
            case 3: {
                const std::string& other = seeds.texts[below(random, seeds.texts.size())];
                text.insert(place, other.substr(below(random, other.size()), length * 4));
                break;
            }
            case 4:
                text.replace(place, std::min<std::size_t>(length, text.size() - place),
                             seeds.words[below(random, seeds.words.size())]);
                break;
            default:
                text.insert(place, text.substr(place, length));
        }
    }
    if (below(random, 50) == 0) {
        // One piece over and over, as no real script has it.
        const std::string piece = text.substr(below(random, text.size() + 1), below(random, 6) + 1);
        text.clear();
        while (!piece.empty() && text.size() < below(random, text::max_text_bytes)) {
            text += piece;
        }
    }
    // What isn't UTF-8 never reaches the coach.
    return text::is_utf8(text) ? text : std::string(seeds.words[below(random, seeds.words.size())]);
}

void judge(const std::string& text, const coach::Situation& situation) {
    const coach::Script script(text);
    try {
        const coach::Judgement judgement = coach::judge(script, situation);
        require(judgement.seconds >= 0 && judgement.seconds_low <= judgement.seconds_high,
                "a length that can't be", text);
        for (const coach::Finding& finding : judgement.findings) {
            require(!finding.message.empty() && !finding.advice.empty(), "nothing is said", text);
            require(!finding.place || (finding.place->line > 0 && finding.place->column > 0 &&
                                       finding.place->end_column > finding.place->column),
                    "a place that can't be", text);
            require(!finding.place || text.find(finding.match) != std::string::npos,
                    "a match that isn't there", text);
        }
    } catch (const text::Error& error) {
        require(error.kind() == text::ErrorKind::usage, "an unexpected error", text);
    }
}

void draft(const std::string& text, coach::Situation situation) {
    if (!situation.subject) {
        return;
    }
    situation.subject->notes.push_back({.kind = domain::NoteKind::fact, .text = text});
    situation.subject->notes.push_back({.kind = domain::NoteKind::connection, .text = text});
    situation.subject->prospect.name = text;
    try {
        coach::write_draft(coach::Draft::first, situation, {});
        coach::fill_draft(text, situation, {});
    } catch (const text::Error& error) {
        require(error.kind() == text::ErrorKind::usage, "an unexpected error", text);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const tests::Fuzzing fuzzing(argc, argv, 20261123);
    const Seeds seeds = read_seeds();
    Random random(fuzzing.seed());
    unsigned long done = 0;
    while (fuzzing.goes_on(done)) {
        const std::string text = mutated(seeds, random);
        const coach::Situation& situation =
            seeds.situations[below(random, seeds.situations.size())];
        judge(text, situation);
        if (done % 16 == 0) {
            draft(text, situation);
        }
        ++done;
    }
    std::cout << done << " scripts, seed " << fuzzing.seed() << ": nothing found\n";
    return 0;
}
