#include "vmcoach/domain/phone_zone.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "vmcoach/time/zone.hpp"

using namespace vmcoach;

namespace {

struct Sample {
    const char* number;
    const char* zone;
};

constexpr std::array samples = std::to_array<Sample>({
    // North America
    {"+12125550142", "America/New_York"},
    {"+14045550142", "America/New_York"},
    {"+13055550142", "America/New_York"},
    {"+16565550142", "America/New_York"},
    {"+14655550142", "America/New_York"},
    {"+18595550142", "America/New_York"},
    {"+13135550142", "America/Detroit"},
    {"+13175550142", "America/Indiana/Indianapolis"},
    {"+15025550142", "America/Kentucky/Louisville"},
    {"+13125550142", "America/Chicago"},
    {"+17135550142", "America/Chicago"},
    {"+14025550142", "America/Chicago"},
    {"+14325550142", "America/Chicago"},
    {"+19315550142", "America/Chicago"},
    {"+13035550142", "America/Denver"},
    {"+19155550142", "America/Denver"},
    {"+16025550142", "America/Phoenix"},
    {"+14155550142", "America/Los_Angeles"},
    {"+17025550142", "America/Los_Angeles"},
    {"+18085550142", "Pacific/Honolulu"},
    {"+17875550142", "America/Puerto_Rico"},
    {"+16715550142", "Pacific/Guam"},
    {"+14165550142", "America/Toronto"},
    {"+15145550142", "America/Toronto"},
    {"+16045550142", "America/Vancouver"},
    {"+14035550142", "America/Edmonton"},
    {"+13065550142", "America/Regina"},
    {"+12045550142", "America/Winnipeg"},
    {"+19025550142", "America/Halifax"},
    {"+18765550142", "America/Jamaica"},
    {"+18095550142", "America/Santo_Domingo"},
    // Latin America
    {"+525512345678", "America/Mexico_City"},
    {"+528112345678", "America/Monterrey"},
    {"+529981234567", "America/Cancun"},
    {"+526641234567", "America/Tijuana"},
    {"+526561234567", "America/Ciudad_Juarez"},
    {"+5511912345678", "America/Sao_Paulo"},
    {"+558132345678", "America/Recife"},
    {"+5592912345678", "America/Manaus"},
    {"+541112345678", "America/Argentina/Buenos_Aires"},
    {"+56221234567", "America/Santiago"},
    {"+56612123456", "America/Punta_Arenas"},
    {"+59321234567", "America/Guayaquil"},
    {"+576011234567", "America/Bogota"},
    {"+59971234567", "America/Kralendijk"},
    {"+59991234567", "America/Curacao"},
    // Europe
    {"+4930123456", "Europe/Berlin"},
    {"+442079460123", "Europe/London"},
    {"+33123456789", "Europe/Paris"},
    {"+35312345678", "Europe/Dublin"},
    {"+31201234567", "Europe/Amsterdam"},
    {"+4721234567", "Europe/Oslo"},
    {"+46812345678", "Europe/Stockholm"},
    {"+34912345678", "Europe/Madrid"},
    {"+34928123456", "Atlantic/Canary"},
    {"+351211234567", "Europe/Lisbon"},
    {"+351291123456", "Atlantic/Madeira"},
    {"+351296123456", "Atlantic/Azores"},
    {"+380441234567", "Europe/Kyiv"},
    {"+74951234567", "Europe/Moscow"},
    {"+74012123456", "Europe/Kaliningrad"},
    {"+73432123456", "Asia/Yekaterinburg"},
    {"+74232123456", "Asia/Vladivostok"},
    {"+902121234567", "Europe/Istanbul"},
    {"+903921234567", "Asia/Famagusta"},
    {"+298123456", "Atlantic/Faroe"},
    // Africa
    {"+27111234567", "Africa/Johannesburg"},
    {"+2348012345678", "Africa/Lagos"},
    {"+254701234567", "Africa/Nairobi"},
    {"+262262123456", "Indian/Reunion"},
    {"+262269123456", "Indian/Mayotte"},
    // Asia
    {"+77012345678", "Asia/Almaty"},
    {"+998901234567", "Asia/Tashkent"},
    {"+60312345678", "Asia/Kuala_Lumpur"},
    {"+919812345678", "Asia/Kolkata"},
    {"+81312345678", "Asia/Tokyo"},
    {"+861012345678", "Asia/Shanghai"},
    {"+97231234567", "Asia/Jerusalem"},
    {"+97082123456", "Asia/Gaza"},
    {"+62211234567", "Asia/Jakarta"},
    {"+62361123456", "Asia/Makassar"},
    {"+62967123456", "Asia/Jayapura"},
    // Australia and the Pacific
    {"+61291234567", "Australia/Sydney"},
    {"+61880871234", "Australia/Broken_Hill"},
    {"+61891621234", "Indian/Cocos"},
    {"+61391234567", "Australia/Melbourne"},
    {"+61362123456", "Australia/Hobart"},
    {"+61731234567", "Australia/Brisbane"},
    {"+61881234567", "Australia/Adelaide"},
    {"+61889212345", "Australia/Darwin"},
    {"+61892123456", "Australia/Perth"},
    {"+61891641234", "Indian/Christmas"},
    {"+6491234567", "Pacific/Auckland"},
    {"+68940412345", "Pacific/Tahiti"},
    {"+6913201234", "Pacific/Pohnpei"},
    {"+6913301234", "Pacific/Chuuk"},
    {"+6913701234", "Pacific/Kosrae"},
});

}  // namespace

TEST_CASE("a phone number suggests the zone of its country and area") {
    for (const auto& [number, zone] : samples) {
        CAPTURE(number);
        CHECK(domain::suggested_zone(number).value_or("none") == zone);
    }
}

TEST_CASE("the zones that phone numbers suggest exist") {
    std::set<std::string> zones;
    for (const Sample& sample : samples) {
        zones.insert(sample.zone);
    }
    for (int prefix = 1; prefix < 100'000; ++prefix) {
        zones.emplace(domain::suggested_zone("+" + std::to_string(prefix)).value_or("UTC"));
    }
    for (const std::string& zone : zones) {
        CAPTURE(zone);
        CHECK(time::Zone::find(time::default_zone_folder, zone));
    }
}

TEST_CASE("a number that leaves several clocks suggests no zone") {
    for (const char* number : {
             "+12085550142",    // Idaho
             "+12195550142",    // Indiana
             "+12705550142",    // Kentucky
             "+13345550142",    // Alabama
             "+14235550142",    // Tennessee
             "+15415550142",    // Oregon
             "+16055550142",    // South Dakota
             "+17015550142",    // North Dakota
             "+17755550142",    // Nevada
             "+17855550142",    // Kansas
             "+18505550142",    // Florida
             "+19065550142",    // Michigan
             "+19075550142",    // Alaska
             "+19285550142",    // Arizona
             "+14028235550",    // Nebraska, west of the boundary
             "+18675550142",    // the north of Canada
             "+17785550142",    // British Columbia
             "+18075550142",    // Ontario
             "+17095550142",    // Newfoundland and Labrador
             "+529831234567",   // Quintana Roo and Campeche
             "+5581912345678",  // Recife or Fernando de Noronha
             "+56321234567",    // Valparaíso or Easter Island
             "+56912345678",    // mobile numbers: Chile
             "+34612345678",    // Spain
             "+351912345678",   // Portugal
             "+79161234567",    // Russia
             "+6281212345678",  // Indonesia
             "+61412345678",    // Australia
             "+64211234567",    // New Zealand
             "+593991234567",   // Ecuador
             "+905338123456",   // Northern Cyprus
             "+869911234567",   // Xinjiang
             "+6433051234",     // the Chatham Islands
         }) {
        CAPTURE(number);
        CHECK(domain::suggested_zone(number).value_or("none") == "none");
    }
}

TEST_CASE("a number without a place suggests no zone") {
    for (const char* number : {"",
                               "+",
                               "+0",
                               "+1",
                               "+1555",
                               "+15555550142",
                               "+18005550142",
                               "+18885550142",
                               "+19005550142",
                               "+15005550142",
                               "+17005550142",
                               "+16005550142",
                               "+80012345678",
                               "+881612345678",
                               "+88312345678",
                               "+97912345678",
                               "+99912345678",
                               "12125550142",
                               "212 555 0142",
                               "+ 12125550142",
                               "unknown"}) {
        CAPTURE(number);
        CHECK(domain::suggested_zone(number).value_or("none") == "none");
    }
}

TEST_CASE("the table for many numbers says the same as the search for one") {
    const domain::PhoneZones table;
    for (int number = 1'000'000; number < 100'000'000; number += 9973) {
        const std::vector<domain::Phone> phones{{"", "+" + std::to_string(number) + "1234"}};
        REQUIRE(table.suggested(phones) == domain::suggested_zone(phones));
    }
}
