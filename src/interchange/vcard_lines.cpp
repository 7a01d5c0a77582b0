#include "vcard_lines.hpp"

#include <algorithm>

#include "vcard_text.hpp"
#include "vmcoach/interchange/vcard.hpp"
#include "vmcoach/text/fold.hpp"
#include "vmcoach/text/split.hpp"

namespace vmcoach::interchange {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_base64(const VcardProperty& property) {
    return has_parameter(property, "encoding", "base64") ||
           has_parameter(property, "encoding", "b");
}

bool is_base64_text(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '/' || c == '=' || c == ' ';
    });
}

/// `BEGIN:VCARD` or `END:VCARD`, which are never part of a value.
bool is_mark(std::string_view line) {
    constexpr std::string_view longest = "begin:vcard";
    const std::string beginning = text::lower_ascii(line.substr(0, longest.size()));
    return beginning == longest || beginning.starts_with("end:vcard");
}

VcardParameter make_parameter(std::string_view text) {
    const std::size_t equals = text.find('=');
    const bool has_name = equals != std::string_view::npos;
    VcardParameter parameter{text::lower_ascii(trimmed(text.substr(0, has_name ? equals : 0))),
                             text::lower_ascii(trimmed(has_name ? text.substr(equals + 1) : text))};
    std::erase(parameter.value, '"');
    return parameter;
}

/// Finds where the part before the value ends: at the first colon that is not in quotes. It is
/// asked again when more has been put behind the text, and looks at each character once.
class HeadEnd {
  public:
    std::size_t find_in(std::string_view text) {
        for (; seen_ < text.size(); ++seen_) {
            if (text[seen_] == ':' && !is_quoted_) {
                return seen_;
            }
            is_quoted_ = is_quoted_ != (text[seen_] == '"');
        }
        return std::string_view::npos;
    }

  private:
    std::size_t seen_ = 0;
    bool is_quoted_ = false;
};

/// One property while it grows line by line.
class Growing {
  public:
    Growing(std::int64_t line, VcardLines::Wants wants) : wants_(wants) { property_.line = line; }

    /// What a line adds to this property; nothing when it is not part of it.
    std::optional<std::string_view> continued_by(std::string_view line, bool follows_empty) const {
        if (line.starts_with(' ') || line.starts_with('\t')) {
            return line.substr(1);
        }
        const bool is_soft_break = ends_softly_ && !follows_empty && !is_mark(line);
        return is_soft_break || (is_base64_ && is_base64_text(line)) ? std::optional(line)
                                                                     : std::nullopt;
    }

    void add(std::string_view part, bool is_cut) {
        std::string& text = property_.value;
        drop_soft_break();
        if (is_kept_) {
            const std::size_t room = max_card_bytes - text.size();
            property_.is_too_long = property_.is_too_long || is_cut || part.size() > room;
            text += part.substr(0, room);
        }
        if (!has_head_) {
            take_head(end_.find_in(text));
        }
        ends_softly_ = is_quoted_printable(property_) && trimmed(part).ends_with('=') && !is_cut;
    }

    VcardProperty finished() {
        if (!has_head_) {
            // A quote that never closes hides the colon.
            take_head(property_.value.find(':'));
        }
        drop_soft_break();
        return std::move(property_);
    }

  private:
    void drop_soft_break() {
        if (ends_softly_ && is_kept_ && !property_.is_too_long) {
            property_.value.erase(property_.value.rfind('='));
        }
    }

    void take_head(std::size_t end) {
        if (end == std::string::npos) {
            return;
        }
        const std::string head = property_.value.substr(0, end);
        std::vector<std::string_view> parts = split_outside_quotes(head, ';');
        std::string_view name = parts.front();
        name.remove_prefix(name.rfind('.') + 1);
        property_.name = text::lower_ascii(trimmed(name));
        has_head_ = true;
        if (property_.name.empty() ||
            !std::all_of(property_.name.begin(), property_.name.end(), is_name_character)) {
            property_.name.clear();
            return;
        }
        parts.erase(parts.begin());
        std::transform(parts.begin(), parts.end(), std::back_inserter(property_.parameters),
                       make_parameter);
        is_base64_ = is_base64(property_);
        is_kept_ = wants_(property_.name) && !is_base64_;
        property_.value.erase(0, is_kept_ ? end + 1 : property_.value.size());
        property_.is_too_long = property_.is_too_long && is_kept_;
    }

    VcardLines::Wants wants_;
    VcardProperty property_;  ///< until the head is known, all is in its value
    HeadEnd end_;
    bool has_head_ = false;
    bool is_kept_ = true;
    bool is_base64_ = false;
    bool ends_softly_ = false;  ///< in a soft line break of quoted-printable
};

}  // namespace

bool has_parameter(const VcardProperty& property, std::string_view parameter,
                   std::string_view value) {
    return std::any_of(property.parameters.begin(), property.parameters.end(),
                       [&](const VcardParameter& one) {
                           if (!one.name.empty() && one.name != parameter) {
                               return false;
                           }
                           const std::vector<std::string> values = text::split(one.value, ',');
                           return std::find(values.begin(), values.end(), value) != values.end();
                       });
}

std::string_view value_of(const VcardProperty& property, std::string_view parameter) {
    const auto found =
        std::find_if(property.parameters.begin(), property.parameters.end(),
                     [&](const VcardParameter& one) { return one.name == parameter; });
    return found == property.parameters.end() ? std::string_view() : found->value;
}

bool is_quoted_printable(const VcardProperty& property) {
    return has_parameter(property, "encoding", "quoted-printable");
}

std::optional<VcardProperty> VcardLines::next() {
    if (!has_begun_) {
        has_begun_ = true;
        advance();
    }
    if (!line_) {
        return std::nullopt;
    }
    std::string_view text = line_->text;
    // Where files were put together, there is one before each.
    text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    Growing property(line_->number, wants_);
    property.add(text, line_->is_too_long);
    for (advance(); line_; advance()) {
        const auto part = property.continued_by(line_->text, follows_empty_);
        if (!part) {
            break;
        }
        property.add(*part, line_->is_too_long);
    }
    return property.finished();
}

void VcardLines::advance() {
    follows_empty_ = false;
    for (line_ = lines_.next(); line_ && line_->text.empty(); line_ = lines_.next()) {
        follows_empty_ = true;
    }
}

}  // namespace vmcoach::interchange
