#include "vmcoach/text/typed_word.hpp"

namespace vmcoach::text {
namespace {

/// What a backslash takes the meaning from; elsewhere it stands for itself.
std::string_view escapable(QuoteStyle style, OpenQuote open) {
    const bool is_fish = style == QuoteStyle::fish;
    if (open == OpenQuote::single_quote) {
        return is_fish ? R"(\')" : "";
    }
    return is_fish ? R"(\"$)" : "\\\"$`\n";
}

class Reader {
  public:
    Reader(std::string_view text, QuoteStyle style) : text_(text), style_(style) {}

    bool at_end() const { return place_ == text_.size(); }

    void skip_blanks() {
        while (!at_end() && is_blank(text_[place_])) {
            ++place_;
        }
    }

    /// @param ends_at_blank  whether a blank outside quotes ends the word
    TypedWord read(bool ends_at_blank) {
        const std::size_t start = place_;
        TypedWord word;
        while (!at_end()) {
            const char c = text_[place_];
            if (ends_at_blank && word.open == OpenQuote::none && is_blank(c)) {
                break;
            }
            ++place_;
            take(c, word);
        }
        word.raw = text_.substr(start, place_ - start);
        return word;
    }

  private:
    static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

    void take(char c, TypedWord& word) {
        const OpenQuote own = c == '\''  ? OpenQuote::single_quote
                              : c == '"' ? OpenQuote::double_quote
                                         : OpenQuote::none;
        if (c == '\\') {
            take_escape(word);
        } else if (own != OpenQuote::none && word.open == OpenQuote::none) {
            word.open = own;
        } else if (own != OpenQuote::none && word.open == own) {
            word.open = OpenQuote::none;
        } else {
            word.value += c;
        }
    }

    void take_escape(TypedWord& word) {
        if (word.open == OpenQuote::none) {
            // At the end it waits for what it escapes.
            if (!at_end()) {
                word.value += text_[place_++];
            }
        } else if (!at_end() &&
                   escapable(style_, word.open).find(text_[place_]) != std::string_view::npos) {
            word.value += text_[place_++];
        } else {
            word.value += '\\';
        }
    }

    std::string_view text_;
    QuoteStyle style_;
    std::size_t place_ = 0;
};

bool needs_no_escape(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view("%+,-./:=@_").find(c) != std::string_view::npos;
}

}  // namespace

TypedWord read_typed_word(std::string_view raw, QuoteStyle style) {
    return Reader(raw, style).read(false);
}

std::vector<TypedWord> read_typed_line(std::string_view line) {
    Reader reader(line, QuoteStyle::bourne);
    std::vector<TypedWord> words;
    do {
        reader.skip_blanks();
        words.push_back(reader.read(true));
    } while (!reader.at_end());
    return words;
}

std::optional<std::string> quoted_for_bash(std::string_view text, OpenQuote open) {
    std::string result;
    for (const char c : text) {
        switch (open) {
            case OpenQuote::none:
                result += needs_no_escape(c) ? "" : "\\";
                result += c;
                break;
            case OpenQuote::single_quote:
                result += c == '\'' ? std::string("'\\''") : std::string(1, c);
                break;
            case OpenQuote::double_quote:
                // History expansion has its way in these, and a backslash before it stays.
                if (c == '!') {
                    return std::nullopt;
                }
                result += std::string_view("\\\"$`").find(c) != std::string_view::npos ? "\\" : "";
                result += c;
                break;
        }
    }
    const char quote = open == OpenQuote::single_quote ? '\'' : '"';
    if (open != OpenQuote::none && text.ends_with(quote)) {
        result += quote;
    }
    return result;
}

}  // namespace vmcoach::text
