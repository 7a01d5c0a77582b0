#include "vmcoach/coach/names.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "vmcoach/text/contains.hpp"
#include "vmcoach/text/fold.hpp"

namespace vmcoach::coach {
namespace {

using text::contains;

using Entry = std::pair<std::string_view, std::string_view>;

/// A name, and the short forms that don't begin it, between blanks.
// clang-format off
constexpr std::array nicknames = std::to_array<Entry>({
    {"abigail", " gail "}, {"albert", " bert bertie "}, {"alexander", " sandy xander sasha lex "},
    {"alexandra", " sandra sandy lexi lexie sasha "}, {"alexandria", " lexi lexie "},
    {"alfred", " fred freddie "}, {"andrew", " drew andy "}, {"andrea", " andie "},
    {"anthony", " tony "}, {"antonio", " tony "}, {"barbara", " babs barb "},
    {"bartholomew", " bart "}, {"benjamin", " benji benny "}, {"bernard", " bernie "},
    {"catherine", " kate katie cathy kathy kit kitty cat "}, {"charles", " charlie chuck chas "},
    {"charlotte", " charlie lottie "}, {"christina", " tina "}, {"christine", " tina "},
    {"christopher", " kit topher "}, {"cynthia", " cindy "}, {"daniel", " danny "},
    {"david", " dave davy "}, {"deborah", " debbie debby "}, {"dorothy", " dot dottie dolly "},
    {"edward", " ted teddy ned eddie "}, {"edmund", " ted ned eddie "}, {"edwin", " ed eddie "},
    {"eleanor", " nell nora ellie "}, {"elizabeth", " liz lizzie beth betsy betty bess libby lisa eliza "},
    {"emily", " em emmy "}, {"emma", " em "}, {"eugene", " gene "}, {"florence", " flo "},
    {"francesca", " fran frankie cesca "}, {"francis", " frank "}, {"franklin", " frank "},
    {"frederick", " fred freddie rick "}, {"gerald", " jerry gerry "}, {"gregory", " greg "},
    {"harold", " harry hal "}, {"helen", " nell "}, {"henry", " hank harry hal "},
    {"isabel", " izzy bella bel "}, {"isabella", " izzy bella bel "}, {"jacob", " jake "},
    {"jacqueline", " jackie "}, {"james", " jim jimmy jamie jem "}, {"janet", " jan "},
    {"jennifer", " jen jenny "}, {"jessica", " jess jessie "}, {"john", " jack johnny jon "},
    {"jonathan", " jon johnny "}, {"joseph", " joe joey jo "}, {"josephine", " jo josie "},
    {"joshua", " josh "}, {"judith", " judy "}, {"katherine", " kate katie kathy kat kitty "},
    {"kathleen", " kate katie kathy "}, {"kathryn", " kate katie kathy "}, {"kenneth", " ken kenny "},
    {"laurence", " larry laurie "}, {"lawrence", " larry laurie "}, {"leonard", " len lenny leo "},
    {"louis", " lou louie "}, {"louise", " lou "}, {"margaret", " maggie meg peggy marge greta daisy "},
    {"maria", " mia "}, {"martha", " marty "}, {"mary", " molly polly mae "}, {"matilda", " tilly "},
    {"matthew", " matt matty "}, {"melissa", " missy lissa "}, {"michael", " mike mick mickey micky "},
    {"miguel", " mike "}, {"mitchell", " mitch "}, {"nancy", " nan "}, {"natalie", " nat "},
    {"nathaniel", " nate nat "}, {"nathan", " nate "}, {"nicholas", " nick nicky "},
    {"nicola", " nicky nikki "}, {"nicole", " nicky nikki "}, {"nikolai", " nick "},
    {"oliver", " ollie "}, {"olivia", " liv livvy ollie "}, {"pamela", " pam "},
    {"patricia", " pat patty trish tricia "}, {"patrick", " pat paddy rick "}, {"penelope", " penny "},
    {"peter", " pete "}, {"philip", " phil "}, {"phillip", " phil "}, {"raymond", " ray "},
    {"rebecca", " becky becca bex "}, {"reginald", " reg reggie "}, {"richard", " dick rick ricky rich richie "},
    {"robert", " bob bobby rob robbie bert "}, {"roberta", " bobbie "}, {"roderick", " rod "},
    {"ronald", " ron ronnie "}, {"rosemary", " rosie "}, {"russell", " russ "}, {"samantha", " sam sammy "},
    {"samuel", " sam sammy "}, {"sarah", " sally sadie "}, {"sebastian", " seb bas "},
    {"stanley", " stan "}, {"stephen", " steve stevie "}, {"steven", " steve stevie "},
    {"susan", " sue suzie susie "}, {"suzanne", " sue suzie "}, {"teresa", " terry tess tessa "},
    {"theodore", " ted teddy theo "}, {"theresa", " terry tess tessa "}, {"thomas", " tom tommy "},
    {"timothy", " tim timmy "}, {"valerie", " val "}, {"victoria", " vicky vicki tori "},
    {"vincent", " vince vinny "}, {"virginia", " ginny ginger "}, {"walter", " walt wally "},
    {"wesley", " wes "}, {"wilhelmina", " mina billie "}, {"william", " bill billy will willy liam "},
    {"zachary", " zach zack "},
});
// clang-format on

/// Names that are words as well.
constexpr auto ambiguous = std::to_array<std::string_view>(
    {"will",      "mark",    "may",    "grace", "art",    "rob",    "bill",  "jack",  "rose",
     "hope",      "faith",   "joy",    "pat",   "drew",   "chase",  "grant", "frank", "sue",
     "dean",      "guy",     "gene",   "penny", "ray",    "rich",   "miles", "sunny", "summer",
     "april",     "june",    "august", "dawn",  "eve",    "ivy",    "lily",  "ruby",  "crystal",
     "christian", "major",   "king",   "young", "long",   "short",  "white", "brown", "black",
     "green",     "gray",    "love",   "day",   "page",   "park",   "hill",  "wood",  "stone",
     "field",     "bush",    "bell",   "best",  "case",   "cook",   "cross", "bond",  "church",
     "price",     "reed",    "rice",   "small", "strong", "walker", "way",   "wise",  "wish",
     "do",        "an",      "so",     "he",    "you",    "in",     "my",    "see",   "ho",
     "than",      "cat",     "max",    "buddy", "bud",    "lane",   "ring",  "call",  "good",
     "little",    "morning", "rush",   "sharp", "speed",  "sweet",  "trim",  "true"});

/// Words that begin a name, and are no short form of it.
constexpr auto no_nicknames = std::to_array<std::string_view>(
    {"the", "her", "his", "and", "any", "are",  "all",  "can",  "for",  "let",  "not",  "one",
     "she", "our", "out", "you", "was", "who",  "why",  "how",  "day",  "sun",  "ten",  "too",
     "two", "use", "way", "yes", "yet", "from", "call", "than", "that", "them", "then", "this",
     "car", "man", "mad", "bar", "per", "sin",  "mar",  "nor",  "her",  "pri",  "but",  "has"});

/// Whether `nickname` is a short form of `name`. Common knowledge, not complete.
bool is_nickname(std::string_view nickname, std::string_view name) {
    constexpr std::size_t shortest = 2;
    if (nickname.size() < shortest || nickname.find(' ') != std::string_view::npos) {
        return false;
    }
    if (nickname.size() > shortest && name.starts_with(nickname) &&
        !contains(no_nicknames, nickname)) {
        return true;
    }
    const auto* const found =
        std::find_if(nicknames.begin(), nicknames.end(),
                     [name](const Entry& entry) { return entry.first == name; });
    if (found == nicknames.end()) {
        return false;
    }
    const std::size_t place = found->second.find(nickname);
    return place != std::string_view::npos && found->second[place - 1] == ' ' &&
           found->second[place + nickname.size()] == ' ';
}

bool is_one_of(std::string_view word, const std::set<std::string>& names) {
    return names.contains(std::string(word)) ||
           std::any_of(names.begin(), names.end(),
                       [word](const std::string& name) { return is_nickname(word, name); });
}

/// Whether a word that may be a name as well as something else stands where a name would.
bool stands_as_name(const Script& script, std::size_t token) {
    static constexpr auto greetings = std::to_array<std::string_view>(
        {"hi", "hello", "hey", "dear", "hiya", "morning", "afternoon", "evening", "mr", "mrs", "ms",
         "miss", "dr", "doctor", "thanks", "bye"});
    static constexpr auto subjects = std::to_array<std::string_view>(
        {"i", "we", "you", "it", "he", "she", "they", "that", "this", "who", "to", "the"});
    const auto& tokens = script.tokens();
    const std::string_view before = token > 0 ? std::string_view(tokens[token - 1].key) : "";
    return contains(greetings, before) ||
           (text::begins_upper(tokens[token].text) && !contains(subjects, before) && token > 0) ||
           (token == 0 && tokens[0].pause != Pause::none);
}

}  // namespace

bool names_somebody(const Script& script, std::size_t token, const std::set<std::string>& names) {
    if (names.empty()) {
        return false;
    }
    const std::string& key = script.tokens()[token].key;
    std::string_view rest = without_possessive(key);
    // Mary-Jane is two words of a name.
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find('-'));
        if (is_one_of(word, names)) {
            return !contains(ambiguous, word) || stands_as_name(script, token);
        }
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    return false;
}

std::vector<std::size_t> mentions(const Script& script, const std::set<std::string>& names) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < script.tokens().size(); ++i) {
        if (names_somebody(script, i, names)) {
            found.push_back(i);
        }
    }
    return found;
}

}  // namespace vmcoach::coach
