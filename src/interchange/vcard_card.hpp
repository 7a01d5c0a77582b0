#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "vcard_lines.hpp"
#include "vmcoach/domain/contact.hpp"

namespace vmcoach::interchange {

/// A person as the properties of one card say them.
class VcardCard {
  public:
    /// Whether a property of this name (in lower case) says something of a person.
    static bool reads(std::string_view name) { return find(name) != nullptr; }

    void take(const VcardProperty& property);

    /// The person, or why the card can't be used.
    std::variant<domain::Contact, std::string> finished();

  private:
    /// How a property of this name is taken, given its decoded value.
    struct Field {
        std::string_view name;
        void (VcardCard::*take)(const std::string& value, const VcardProperty& property);
    };

    /// A phone or an address, and how early it should be tried.
    struct Ranked {
        int rank = 0;
        std::string text;
    };

    static const Field* find(std::string_view name);
    static std::vector<std::string> by_rank(std::vector<Ranked> ranked);

    template <std::string VcardCard::*text>
    void take_text(const std::string& value, const VcardProperty& property);
    template <std::string domain::Contact::*text>
    void take_contact_text(const std::string& value, const VcardProperty& property);
    void take_name(const std::string& value, const VcardProperty& property);
    void take_company(const std::string& value, const VcardProperty& property);
    void take_phone(const std::string& value, const VcardProperty& property);
    void take_email(const std::string& value, const VcardProperty& property);
    void take_note(const std::string& value, const VcardProperty& property);
    void take_tags(const std::string& value, const VcardProperty& property);
    void take_zone(const std::string& value, const VcardProperty& property);
    void take_sound(const std::string& value, const VcardProperty& property);
    void take_kind(const std::string& value, const VcardProperty& property);
    void take_do_not_call(const std::string& value, const VcardProperty& property);

    domain::Contact contact_;
    std::string full_name_;
    std::string name_;  ///< put together from its parts
    std::string title_;
    std::string role_;
    std::string phonetic_given_;
    std::string phonetic_family_;
    std::string sound_;
    std::vector<Ranked> phones_;
    std::vector<Ranked> emails_;
    std::size_t size_ = 0;
    std::string refusal_;
};

}  // namespace vmcoach::interchange
