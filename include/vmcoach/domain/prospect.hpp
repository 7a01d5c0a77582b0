#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vmcoach/domain/names.hpp"
#include "vmcoach/domain/phone.hpp"
#include "vmcoach/time/instant.hpp"

namespace vmcoach::domain {

/// How fast a prospect speaks, and wants to be spoken to.
enum class Cadence { slow, measured, fast };
inline constexpr std::array cadences = {Named{Cadence::slow, "slow"},
                                        Named{Cadence::measured, "measured"},
                                        Named{Cadence::fast, "fast"}};

/// How a prospect speaks, and wants to be spoken to.
enum class Formality { formal, neutral, casual };
inline constexpr std::array formalities = {Named{Formality::formal, "formal"},
                                           Named{Formality::neutral, "neutral"},
                                           Named{Formality::casual, "casual"}};

/// Where a prospect's time zone comes from.
enum class ZoneSource {
    given,      ///< the seller said so
    suggested,  ///< it follows from the phone number
};
inline constexpr std::array zone_sources = {Named{ZoneSource::given, "given"},
                                            Named{ZoneSource::suggested, "suggested"}};

/// A person to call.
struct Prospect {
    std::int64_t id = 0;  ///< short, local, never used again
    std::string uid;      ///< a UUID, the same on every machine
    std::string name;
    std::optional<std::string> company;
    std::optional<std::string> title;
    std::vector<Phone> phones;
    std::vector<std::string> emails;  ///< as typed
    std::optional<std::string> time_zone;
    std::optional<ZoneSource> time_zone_source;
    std::optional<std::string> pronunciation;
    std::optional<Cadence> cadence;
    std::optional<Formality> formality;
    std::optional<std::string> source;  ///< where the seller has this contact from
    std::vector<std::string> tags;
    bool do_not_call = false;
    time::Instant created_at;
    time::Instant updated_at;
};

/// A name as it is compared: its words (text::words), so that "O'Brien-Díaz" is `o brien diaz`. Of
/// a name without words the folded text; empty for one in which there is nothing to see.
std::string name_key(std::string_view name);

}  // namespace vmcoach::domain
