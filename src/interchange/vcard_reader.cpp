#include <memory>
#include <utility>

#include "vcard_card.hpp"
#include "vcard_lines.hpp"
#include "vcard_text.hpp"
#include "vmcoach/interchange/encoding.hpp"
#include "vmcoach/interchange/vcard.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/fold.hpp"

namespace vmcoach::interchange {
namespace {

/// Whether a property's value is needed: to find the cards, or of a person.
bool wants(std::string_view name) {
    return name == "begin" || name == "end" || name == "agent" || VcardCard::reads(name);
}

bool has_card_as_value(const VcardProperty& property) {
    return text::lower_ascii(trimmed(property.value)) == "vcard";
}

class Reader {
  public:
    explicit Reader(Bytes bytes) : lines_(decoded_by_mark(std::move(bytes)), wants) {}

    std::optional<ContactRecord> next() {
        if (!is_at_begin()) {
            advance();
        }
        std::int64_t stray = 0;
        for (; property_ && !is_at_begin(); advance()) {
            const bool is_blank = property_->name.empty() && trimmed(property_->value).empty();
            stray = stray == 0 && !is_blank ? property_->line : stray;
        }
        if (!property_ && !has_found_card_) {
            throw text::usage_error("there is no BEGIN:VCARD, with which a card begins");
        }
        has_found_card_ = true;
        if (stray != 0) {
            return ContactRecord{stray, "the text belongs to no card"};
        }
        return property_ ? std::optional(card()) : std::nullopt;
    }

  private:
    void advance() { property_ = lines_.next(); }

    bool is_at_begin() const {
        return property_ && property_->name == "begin" && has_card_as_value(*property_);
    }

    bool is_at_end() const {
        return property_ && property_->name == "end" && has_card_as_value(*property_);
    }

    /// Reads the card that begins here, to its end or to where it should have ended. Version 2.1
    /// has cards in cards: that of an agent, which is read over.
    ContactRecord card() {
        const std::int64_t line = property_->line;
        VcardCard card;
        int depth = 0;
        bool is_agent_next = false;
        for (advance(); property_; advance()) {
            if (is_at_end()) {
                if (depth == 0) {
                    return {line, card.finished()};
                }
                --depth;
            } else if (is_at_begin()) {
                if (!is_agent_next) {
                    break;
                }
                ++depth;
            } else if (depth == 0) {
                card.take(*property_);
            }
            const bool is_agent = property_->name == "agent";
            const std::string agent = is_agent ? text::lower_ascii(trimmed(property_->value)) : "";
            is_agent_next = is_agent && agent.empty();
            depth += agent == "begin:vcard" ? 1 : 0;
        }
        return {line, property_ ? "the card has no END:VCARD before the next begins"
                                : "the card has no END:VCARD"};
    }

    VcardLines lines_;
    std::optional<VcardProperty> property_;
    bool has_found_card_ = false;
};

}  // namespace

NextContact read_vcards(Bytes bytes) {
    const auto reader = std::make_shared<Reader>(std::move(bytes));
    // Whether there are cards at all is known with the first record.
    return [reader, first = reader->next()]() mutable {
        return first ? std::exchange(first, std::nullopt) : reader->next();
    };
}

}  // namespace vmcoach::interchange
