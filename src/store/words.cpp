#include "vmcoach/store/words.hpp"

#include <algorithm>
#include <array>

#include <SQLiteCpp/SQLiteCpp.h>

#include "vmcoach/store/failure.hpp"
#include "vmcoach/store/query.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/split.hpp"
#include "vmcoach/text/utf8.hpp"

namespace vmcoach::store {
namespace {

void require_ok(const Database& database, int code) {
    if (code != SQLITE_OK) {
        throw translate(SQLite::Exception(sqlite3_errstr(code), code), database.path(),
                        sqlite3_system_errno(database.sql().getHandle()));
    }
}

/// The door to FTS5's own functions (https://www.sqlite.org/fts5.html, 7).
fts5_api& fts5(const Database& database) {
    sqlite3_stmt* statement = nullptr;
    require_ok(database, sqlite3_prepare_v2(database.sql().getHandle(), "SELECT fts5(?)", -1,
                                            &statement, nullptr));
    fts5_api* api = nullptr;
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    require_ok(database, sqlite3_finalize(statement));
    if (api == nullptr) {
        throw text::Error(text::ErrorKind::internal, "this SQLite has no full-text search");
    }
    return *api;
}

/// FTS5 has no more bytes of a word in an index.
constexpr int longest_token = 32768;

int keep_token(void* tokens, int /*flags*/, const char* word, int size, int begin, int end) {
    static_cast<std::vector<Token>*>(tokens)->push_back(
        {std::string(word, static_cast<std::size_t>(std::min(size, longest_token))),
         static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
    return SQLITE_OK;
}

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// A tokenizer may end a word before a mark that belongs to its last character, or to the next one
/// of the same word, as in the scripts of India.
std::size_t end_of_word(std::string_view text, std::size_t end) {
    while (end < text.size()) {
        const text::CodePoint next = text::first_code_point(text.substr(end));
        if (!text::is_word_character(next.value)) {
            break;
        }
        end += next.bytes;
    }
    return end;
}

/// A word that the tokenizer has left has no quotation mark in it.
std::string any_of(const std::vector<std::string>& words) {
    std::string expression;
    for (const std::string& word : words) {
        expression += text::format("{}\"{}\"", expression.empty() ? "(" : " OR ", word);
    }
    return expression + ")";
}

/// In order, and those that touch each other as one.
std::vector<domain::TextRange> joined(std::vector<domain::TextRange> ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const auto& one, const auto& other) { return one.begin < other.begin; });
    std::vector<domain::TextRange> result;
    for (const domain::TextRange& range : ranges) {
        if (!result.empty() && range.begin <= result.back().end) {
            result.back().end = std::max(result.back().end, range.end);
        } else {
            result.push_back(range);
        }
    }
    return result;
}

}  // namespace

Tokenizer::Tokenizer(const Database& database) : database_(database) {
    fts5_api& api = fts5(database);
    void* user_data = nullptr;
    require_ok(database, api.xFindTokenizer(&api, "unicode61", &user_data, &functions_));
    std::array arguments = {"remove_diacritics", "2"};
    Fts5Tokenizer* tokenizer = nullptr;
    require_ok(database, functions_.xCreate(user_data, arguments.data(),
                                            static_cast<int>(arguments.size()), &tokenizer));
    tokenizer_ = {tokenizer, {functions_.xDelete}};
}

std::vector<Token> Tokenizer::tokens(std::string_view text) const {
    std::vector<Token> result;
    require_ok(database_,
               functions_.xTokenize(tokenizer_.get(), &result, FTS5_TOKENIZE_DOCUMENT, text.data(),
                                    static_cast<int>(text.size()), keep_token));
    return result;
}

WantedWords::WantedWords(const Tokenizer& tokenizer, std::string_view typed)
    : tokenizer_(tokenizer) {
    bool is_quoted = false;
    while (!typed.empty()) {
        const std::string_view part = typed.substr(0, typed.find('"'));
        if (is_quoted) {
            add(part, false);
        } else {
            std::string separated(part);
            std::replace_if(separated.begin(), separated.end(), is_blank, ' ');
            for (const std::string& word : text::split(separated)) {
                add(word, true);
            }
        }
        typed.remove_prefix(std::min(part.size() + 1, typed.size()));
        is_quoted = !is_quoted;
    }
    if (wanted_.empty()) {
        throw text::usage_error("there is no word to search for",
                                "name words with letters or digits, such as: vmcoach search quote");
    }
}

void WantedWords::add(std::string_view typed, bool may_go_on) {
    Wanted wanted{{}, may_go_on, std::string(typed)};
    for (Token& token : tokenizer_.tokens(typed)) {
        wanted.words.push_back(std::move(token.word));
    }
    if (!wanted.words.empty()) {
        wanted_.push_back(std::move(wanted));
    }
}

bool WantedWords::are_whole(const std::vector<std::string>& words) const {
    return std::all_of(words.begin(), words.end(), [this](const std::string& word) {
        const std::vector<Token> tokens = tokenizer_.tokens(word);
        return tokens.size() == 1 && tokens.front().word == word;
    });
}

std::optional<std::string> WantedWords::expression(IndexedWords& known) const {
    constexpr std::size_t most_looked_up = 8;
    constexpr std::size_t most_words = 32;
    std::string expression;
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
        const Wanted& wanted = wanted_[i];
        std::string one = text::format("\"{}\"{}", wanted.typed, wanted.may_go_on ? " *" : "");
        if (i < most_looked_up && wanted.may_go_on && wanted.words.size() == 1) {
            const std::vector<std::string> words =
                known.beginning_like(wanted.words.front(), most_words + 1);
            if (words.empty()) {
                return std::nullopt;
            }
            if (words.size() <= most_words && are_whole(words)) {
                one = any_of(words);
            }
        }
        expression += text::format("{}{}", expression.empty() ? "" : " AND ", one);
    }
    return expression;
}

bool WantedWords::Wanted::is_at(std::size_t first, const std::vector<Token>& tokens) const {
    if (first + words.size() > tokens.size()) {
        return false;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = tokens[first + i].word;
        const bool is_last = i + 1 == words.size();
        if (is_last && may_go_on ? !word.starts_with(words[i]) : word != words[i]) {
            return false;
        }
    }
    return true;
}

bool WantedWords::are_in(std::string_view text) const {
    const std::vector<Token> tokens = tokenizer_.tokens(text);
    return std::all_of(wanted_.begin(), wanted_.end(), [&](const Wanted& wanted) {
        std::size_t first = 0;
        while (first < tokens.size() && !wanted.is_at(first, tokens)) {
            ++first;
        }
        return first < tokens.size();
    });
}

std::vector<domain::TextRange> WantedWords::matches(std::string_view text) const {
    const std::vector<Token> tokens = tokenizer_.tokens(text);
    std::vector<domain::TextRange> ranges;
    for (const Wanted& wanted : wanted_) {
        for (std::size_t first = 0; first < tokens.size(); ++first) {
            if (wanted.is_at(first, tokens)) {
                ranges.push_back({tokens[first].begin,
                                  end_of_word(text, tokens[first + wanted.words.size() - 1].end)});
            }
        }
    }
    return joined(std::move(ranges));
}

}  // namespace vmcoach::store
