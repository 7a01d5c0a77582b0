#include "vmcoach/domain/phone_zone.hpp"

#include <algorithm>
#include <array>

namespace vmcoach::domain {
namespace {

/// Numbers of one zone: a country's calling code and what may follow it.
struct Row {
    std::string_view zone;
    std::string_view country;
    std::string_view areas = {};  ///< separated by blanks; empty for all the country's numbers
};

/// Instead of a zone, for numbers to be kept out of a shorter prefix.
constexpr std::string_view several;

// As known in November 2026. Country codes are those of the ITU's list of assigned E.164 country
// codes, North American area codes those that NANPA and the Canadian administrator list as
// geographic, in service or announced; the area codes of other countries are from their numbering
// plans. Which zones a country has, and what clocks they keep, is in the IANA tz database (2026f).
//
// Missing on purpose: codes without a place; areas that a clock boundary cuts (Idaho, the Dakotas,
// western Kansas, ...), also where it isn't the legal one (334: Phenix City keeps Georgia's time);
// and all that the sources leave unclear.
// clang-format off
constexpr std::array rows = std::to_array<Row>({
    // North America: the United States, Canada and the Caribbean share the code 1.
    {"America/New_York", "1",
        "201 202 203 207 212 215 216 220 223 227 229 234 239 240 252 267 272 276 283 301 302 304 "
        "305 315 321 324 326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 413 "
        "419 434 436 440 443 445 465 470 472 475 478 484 508 513 516 518 540 551 561 565 567 570 "
        "571 582 585 603 607 609 610 614 617 624 631 640 645 646 656 667 678 680 681 686 689 703 "
        "704 706 716 717 718 724 727 728 732 740 743 754 757 762 770 771 772 774 781 786 802 803 "
        "804 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 860 862 863 864 865 878 "
        "904 908 910 912 914 917 919 929 934 937 941 943 948 954 959 973 978 980 984"},
    {"America/Detroit", "1", "231 248 269 313 517 586 616 679 734 810 947 989"},
    {"America/Indiana/Indianapolis", "1", "260 317 463 765"},
    {"America/Kentucky/Louisville", "1", "502 761"},
    {"America/Chicago", "1",
        "205 210 214 217 218 224 225 228 235 251 254 256 262 274 281 309 312 314 316 318 319 320 "
        "325 327 331 337 346 353 361 402 405 409 414 417 430 432 447 457 464 469 471 479 501 504 "
        "507 512 515 531 534 539 557 563 572 573 580 601 608 612 615 618 621 629 630 636 641 651 "
        "659 660 662 682 708 712 713 715 726 730 731 737 763 769 773 779 806 815 816 817 830 832 "
        "847 861 870 872 901 903 913 918 920 924 931 936 938 940 945 952 956 972 975 979 985"},
    // Cherry County in Nebraska, which the boundary cuts, and Kenton in Oklahoma
    {several, "1", "402376 402823 402966 580261"},
    {"America/Denver", "1", "303 307 385 406 435 505 575 719 720 748 801 915 970 983"},
    {"America/Phoenix", "1", "480 520 602 623"},
    {"America/Los_Angeles", "1",
        "206 209 213 253 279 310 323 341 350 357 360 369 408 415 424 425 442 503 509 510 530 559 "
        "562 564 619 626 628 650 657 661 669 702 707 714 725 738 747 760 805 818 820 831 837 840 "
        "858 909 916 925 949 951 971"},
    {"Pacific/Honolulu", "1", "808"},
    {several, "1", "808424"},  // Wake Island
    {"America/Puerto_Rico", "1", "787 939"},
    {"America/St_Thomas", "1", "340"},
    {"Pacific/Guam", "1", "671"},
    {"Pacific/Saipan", "1", "670"},
    {"Pacific/Pago_Pago", "1", "684"},
    {"America/Halifax", "1", "782 902"},
    {"America/Moncton", "1", "428 506"},
    {"America/Toronto", "1",
        "226 249 263 289 343 354 365 382 416 437 438 450 468 514 519 548 579 613 647 683 705 742 "
        "753 819 873 905 942"},
    {"America/Winnipeg", "1", "204 431 584"},
    {"America/Regina", "1", "306 474 639"},
    {several, "1", "306362 306688"},  // Creighton and Denare Beach, at the border of Manitoba
    {"America/Edmonton", "1", "368 403 587 780 825"},
    {"America/Vancouver", "1", "604"},
    {"America/Anguilla", "1", "264"}, {"America/Antigua", "1", "268"},
    {"America/Barbados", "1", "246"}, {"America/Cayman", "1", "345"},
    {"America/Dominica", "1", "767"}, {"America/Grand_Turk", "1", "649"},
    {"America/Grenada", "1", "473"}, {"America/Jamaica", "1", "658 876"},
    {"America/Lower_Princes", "1", "721"}, {"America/Montserrat", "1", "664"},
    {"America/Nassau", "1", "242"}, {"America/Port_of_Spain", "1", "868"},
    {"America/Santo_Domingo", "1", "809 829 849"}, {"America/St_Kitts", "1", "869"},
    {"America/St_Lucia", "1", "758"}, {"America/St_Vincent", "1", "784"},
    {"America/Tortola", "1", "284"}, {"Atlantic/Bermuda", "1", "441"},

    // Latin America
    {"America/Belize", "501"}, {"America/Guatemala", "502"}, {"America/El_Salvador", "503"},
    {"America/Tegucigalpa", "504"}, {"America/Managua", "505"}, {"America/Costa_Rica", "506"},
    {"America/Panama", "507"}, {"America/Miquelon", "508"}, {"America/Port-au-Prince", "509"},
    {"America/Lima", "51"}, {"America/Havana", "53"}, {"America/Argentina/Buenos_Aires", "54"},
    {"America/Bogota", "57"}, {"America/Caracas", "58"}, {"America/Guadeloupe", "590"},
    {"America/La_Paz", "591"}, {"America/Guyana", "592"}, {"America/Cayenne", "594"},
    {"America/Asuncion", "595"}, {"America/Martinique", "596"}, {"America/Paramaribo", "597"},
    {"America/Montevideo", "598"}, {"America/Aruba", "297"},
    {"America/Curacao", "599"}, {"America/Kralendijk", "599", "3 4 7"},
    {"Atlantic/Stanley", "500"}, {several, "500", "3"},  // South Georgia
    // In Mexico, 983 reaches from Quintana Roo, with a clock of its own, into Campeche.
    {"America/Mexico_City", "52",
        "221 222 228 229 33 440 442 443 444 446 449 461 462 477 479 492 55 56 722 729 744 771 777 "
        "951 961 993"},
    {"America/Merida", "52", "981 999"},
    {"America/Monterrey", "52", "618 81 833 834 844 871"},
    {"America/Chihuahua", "52", "614"},
    {"America/Ciudad_Juarez", "52", "656"},
    {"America/Matamoros", "52", "867 868 877 878 899"},
    {"America/Mazatlan", "52", "311 612 624 667 668 669"},
    {"America/Hermosillo", "52", "622 631 642 644 662"},
    {"America/Tijuana", "52", "646 661 663 664 665 686"},
    {"America/Cancun", "52", "984 987 998"},
    // In Brazil, 97 has two clocks, 66 the clock of the next state in its east, and 81 includes
    // Fernando de Noronha, whose landlines alone can be told.
    {"America/Sao_Paulo", "55",
        "11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 "
        "51 53 54 55 61 62 64"},
    {"America/Araguaina", "55", "63"},
    {"America/Bahia", "55", "71 73 74 75 77"},
    {"America/Maceio", "55", "79 82"},
    {"America/Recife", "55", "813 87"}, {several, "55", "813619"},
    {"America/Fortaleza", "55", "83 84 85 86 88 89 98 99"},
    {"America/Belem", "55", "91 94 96"},
    {"America/Santarem", "55", "93"},
    {"America/Cuiaba", "55", "65"},
    {"America/Campo_Grande", "55", "67"},
    {"America/Porto_Velho", "55", "69"},
    {"America/Manaus", "55", "92"},
    {"America/Boa_Vista", "55", "95"},
    {"America/Rio_Branco", "55", "68"},
    // In Chile, 32 is Valparaíso as well as Easter Island.
    {"America/Santiago", "56",
        "2 33 34 35 41 42 43 45 51 52 53 55 57 58 63 64 65 71 72 73 75"},
    {"America/Punta_Arenas", "56", "61"},
    {"America/Coyhaique", "56", "67"},
    {"America/Guayaquil", "593", "2 3 4 6 7"},  // 5 includes the Galápagos
    {"America/Nuuk", "299", "31 32 33 34 35 36 61 64 66 68 81 84 86 87 89 91 92 94 95 96"},

    // Africa
    {"Africa/Cairo", "20"}, {"Africa/Juba", "211"}, {"Africa/Casablanca", "212"},
    {"Africa/Algiers", "213"}, {"Africa/Tunis", "216"}, {"Africa/Tripoli", "218"},
    {"Africa/Banjul", "220"}, {"Africa/Dakar", "221"}, {"Africa/Nouakchott", "222"},
    {"Africa/Bamako", "223"}, {"Africa/Conakry", "224"}, {"Africa/Abidjan", "225"},
    {"Africa/Ouagadougou", "226"}, {"Africa/Niamey", "227"}, {"Africa/Lome", "228"},
    {"Africa/Porto-Novo", "229"}, {"Indian/Mauritius", "230"}, {"Africa/Monrovia", "231"},
    {"Africa/Freetown", "232"}, {"Africa/Accra", "233"}, {"Africa/Lagos", "234"},
    {"Africa/Ndjamena", "235"}, {"Africa/Bangui", "236"}, {"Africa/Douala", "237"},
    {"Atlantic/Cape_Verde", "238"}, {"Africa/Sao_Tome", "239"}, {"Africa/Malabo", "240"},
    {"Africa/Libreville", "241"}, {"Africa/Brazzaville", "242"}, {"Africa/Kinshasa", "243", "1"},
    {"Africa/Lubumbashi", "243", "2"}, {"Africa/Luanda", "244"},
    {"Africa/Bissau", "245"}, {"Indian/Chagos", "246"}, {"Atlantic/St_Helena", "247"},
    {"Indian/Mahe", "248"}, {"Africa/Khartoum", "249"}, {"Africa/Kigali", "250"},
    {"Africa/Addis_Ababa", "251"}, {"Africa/Mogadishu", "252"}, {"Africa/Djibouti", "253"},
    {"Africa/Nairobi", "254"}, {"Africa/Dar_es_Salaam", "255"}, {"Africa/Kampala", "256"},
    {"Africa/Bujumbura", "257"}, {"Africa/Maputo", "258"}, {"Africa/Lusaka", "260"},
    {"Indian/Antananarivo", "261"}, {"Indian/Reunion", "262", "262 263 692 693"},
    {"Indian/Mayotte", "262", "269 639"}, {"Africa/Harare", "263"}, {"Africa/Windhoek", "264"},
    {"Africa/Blantyre", "265"}, {"Africa/Maseru", "266"}, {"Africa/Gaborone", "267"},
    {"Africa/Mbabane", "268"}, {"Indian/Comoro", "269"}, {"Africa/Johannesburg", "27"},
    {"Atlantic/St_Helena", "290"}, {"Africa/Asmara", "291"},

    // Europe
    {"Europe/Athens", "30"}, {"Europe/Amsterdam", "31"}, {"Europe/Brussels", "32"},
    {"Europe/Paris", "33"}, {"Europe/Gibraltar", "350"}, {"Europe/Luxembourg", "352"},
    {"Europe/Dublin", "353"}, {"Atlantic/Reykjavik", "354"}, {"Europe/Tirane", "355"},
    {"Europe/Malta", "356"}, {"Asia/Nicosia", "357"}, {"Europe/Helsinki", "358"},
    {"Europe/Sofia", "359"}, {"Europe/Budapest", "36"}, {"Europe/Vilnius", "370"},
    {"Europe/Riga", "371"}, {"Europe/Tallinn", "372"}, {"Europe/Chisinau", "373"},
    {"Europe/Minsk", "375"}, {"Europe/Andorra", "376"}, {"Europe/Monaco", "377"},
    {"Europe/San_Marino", "378"}, {"Europe/Vatican", "379"}, {"Europe/Belgrade", "381"},
    {"Europe/Podgorica", "382"}, {"Europe/Belgrade", "383"}, {"Europe/Zagreb", "385"},
    {"Europe/Ljubljana", "386"}, {"Europe/Sarajevo", "387"}, {"Europe/Skopje", "389"},
    {"Europe/Rome", "39"}, {"Europe/Bucharest", "40"}, {"Europe/Zurich", "41"},
    {"Europe/Prague", "420"}, {"Europe/Bratislava", "421"}, {"Europe/Vaduz", "423"},
    {"Europe/Vienna", "43"}, {"Europe/London", "44"}, {"Europe/Copenhagen", "45"},
    {"Europe/Stockholm", "46"}, {"Europe/Oslo", "47"}, {"Europe/Warsaw", "48"},
    {"Europe/Berlin", "49"}, {"Atlantic/Faroe", "298"},
    {"Europe/Kyiv", "380"}, {several, "380", "65 692"},  // Crimea
    {"Europe/Madrid", "34",
        "81 820 821 823 824 825 826 83 84 85 86 87 88 91 920 921 923 924 925 926 927 93 94 95 96 "
        "97 98"},
    {"Atlantic/Canary", "34", "822 828 922 928"},
    {"Europe/Lisbon", "351", "21 22 23 24 25 26 27 28"},
    {"Atlantic/Madeira", "351", "291"},
    {"Atlantic/Azores", "351", "292 295 296"},

    // Russia and Kazakhstan: 411, Yakutia, has three clocks.
    {"Europe/Kaliningrad", "7", "401"},
    {"Europe/Moscow", "7",
        "471 472 473 474 475 481 482 483 484 485 486 487 491 492 493 494 495 496 498 499 811 812 "
        "813 814 815 816 817 818 820 821 831 834 835 836 841 843 847 855 861 862 863 865 866 867 "
        "871 872 873 877 878 879"},
    {"Europe/Kirov", "7", "833"},
    {"Europe/Volgograd", "7", "844"},
    {"Europe/Samara", "7", "341 846 848"},
    {"Europe/Ulyanovsk", "7", "842"},
    {"Europe/Saratov", "7", "845"},
    {"Europe/Astrakhan", "7", "851"},
    {"Asia/Yekaterinburg", "7", "342 343 345 346 347 349 351 352 353"},
    {"Asia/Omsk", "7", "381"},
    {"Asia/Tomsk", "7", "382"},
    {"Asia/Novosibirsk", "7", "383"},
    {"Asia/Novokuznetsk", "7", "384"},
    {"Asia/Barnaul", "7", "385 388"},
    {"Asia/Krasnoyarsk", "7", "390 391 394"},
    {"Asia/Irkutsk", "7", "301 395"},
    {"Asia/Chita", "7", "302"},
    {"Asia/Yakutsk", "7", "416"},
    {"Asia/Vladivostok", "7", "421 423 426"},
    {"Asia/Magadan", "7", "413"},
    {"Asia/Sakhalin", "7", "424"},
    {"Asia/Kamchatka", "7", "415"},
    {"Asia/Anadyr", "7", "427"},
    {"Asia/Almaty", "7", "6 7"},

    // Asia
    {"Asia/Yerevan", "374"}, {"Asia/Kuala_Lumpur", "60"}, {"Asia/Manila", "63"},
    {"Asia/Singapore", "65"}, {"Asia/Bangkok", "66"}, {"Asia/Dili", "670"},
    {"Asia/Brunei", "673"}, {"Asia/Tokyo", "81"}, {"Asia/Seoul", "82"},
    {"Asia/Ho_Chi_Minh", "84"}, {"Asia/Pyongyang", "850"}, {"Asia/Hong_Kong", "852"},
    {"Asia/Macau", "853"}, {"Asia/Phnom_Penh", "855"}, {"Asia/Vientiane", "856"},
    {"Asia/Dhaka", "880"}, {"Asia/Taipei", "886"}, {"Asia/Kolkata", "91"},
    {"Asia/Karachi", "92"}, {"Asia/Kabul", "93"}, {"Asia/Colombo", "94"}, {"Asia/Yangon", "95"},
    {"Indian/Maldives", "960"}, {"Asia/Beirut", "961"}, {"Asia/Amman", "962"},
    {"Asia/Damascus", "963"}, {"Asia/Baghdad", "964"}, {"Asia/Kuwait", "965"},
    {"Asia/Riyadh", "966"}, {"Asia/Aden", "967"}, {"Asia/Muscat", "968"}, {"Asia/Dubai", "971"},
    {"Asia/Bahrain", "973"}, {"Asia/Qatar", "974"}, {"Asia/Thimphu", "975"},
    {"Asia/Kathmandu", "977"}, {"Asia/Tehran", "98"}, {"Asia/Dushanbe", "992"},
    {"Asia/Ashgabat", "993"}, {"Asia/Baku", "994"}, {"Asia/Tbilisi", "995"},
    {"Asia/Bishkek", "996"}, {"Asia/Tashkent", "998"},
    {"Asia/Ulaanbaatar", "976", "11"},
    // All of China has Beijing's time by law, but daily life in Xinjiang hasn't.
    {"Asia/Shanghai", "86"}, {several, "86", "90 99"},
    // Palestinian numbers can be dialled with Israel's code too; the clocks differ in spring and
    // autumn.
    {"Asia/Hebron", "970"}, {"Asia/Gaza", "970", "8"},
    {"Asia/Jerusalem", "972"}, {several, "972", "22 42 56 59 82 92"},
    // Northern Cyprus: its landlines, and its part of the Turkish mobile numbers.
    {"Europe/Istanbul", "90"}, {"Asia/Famagusta", "90", "392"}, {several, "90", "5338 5428 5488"},
    {"Asia/Jakarta", "62", "2 31 32 33 34 35 61 62 63 64 65 71 72 73 74 75 76 77"},
    {"Asia/Pontianak", "62", "531 532 536 561 562 565"},
    {"Asia/Makassar", "62", "36 37 38 41 42 43 45 46 47 511 541 542 551"},
    {"Asia/Jayapura", "62", "901 911 921 951 967 971 986"},

    // Australia and the Pacific. Kept out: with 02, what is shared with Lord Howe Island, and a
    // town on the border of Queensland; with 07, the Gold Coast and the Darling Downs, some of
    // whose exchanges serve New South Wales; with 08, what is shared with the islands in the Indian
    // Ocean, Eucla, and the desert around Alice Springs.
    {"Australia/Sydney", "61", "2"}, {several, "61", "255 265 26753"},
    {"Australia/Melbourne", "61", "3"}, {"Australia/Hobart", "61", "36"},
    {"Australia/Brisbane", "61", "73 740 741 747 748 749 754"},
    {"Australia/Adelaide", "61", "87 881 882 883 884 885 886 887"}, {several, "61", "879"},
    {"Australia/Broken_Hill", "61", "8808"},
    {"Australia/Darwin", "61", "8892 8894 88950 88951 88952 88953 88955 8897 8898 8899"},
    {"Australia/Perth", "61", "86 890 892 893 894 895 896 897 898 899"}, {several, "61", "89039"},
    {"Indian/Cocos", "61", "89162"}, {"Indian/Christmas", "61", "89164"},
    {"Pacific/Auckland", "64", "3 4 6 7 9"}, {several, "64", "330"},  // the Chatham Islands
    {"Pacific/Norfolk", "672", "3"}, {"Pacific/Nauru", "674"},
    {"Pacific/Port_Moresby", "675", "3 47 53 54"},
    {"Pacific/Tongatapu", "676"}, {"Pacific/Guadalcanal", "677"}, {"Pacific/Efate", "678"},
    {"Pacific/Fiji", "679"}, {"Pacific/Palau", "680"}, {"Pacific/Wallis", "681"},
    {"Pacific/Rarotonga", "682"}, {"Pacific/Niue", "683"}, {"Pacific/Apia", "685"},
    {"Pacific/Noumea", "687"}, {"Pacific/Funafuti", "688"},
    {"Pacific/Tahiti", "689", "404 405 406 408"}, {"Pacific/Fakaofo", "690"},
    {"Pacific/Pohnpei", "691", "320"}, {"Pacific/Chuuk", "691", "330 350"},
    {"Pacific/Kosrae", "691", "370"}, {"Pacific/Majuro", "692"},
});
// clang-format on

/// How many digits of a number's rest the longest area has that it begins with, if any.
std::optional<std::size_t> matching_digits(std::string_view rest, std::string_view areas) {
    if (areas.empty()) {
        return 0;
    }
    std::optional<std::size_t> longest;
    for (std::size_t i = 0; i < areas.size();) {
        std::size_t same = 0;
        while (i + same < areas.size() && same < rest.size() && areas[i + same] == rest[same]) {
            ++same;
        }
        i += same;
        if (i == areas.size() || areas[i] == ' ') {
            longest = std::max(longest.value_or(0), same);
        }
        i = std::min(areas.find(' ', i), areas.size() - 1) + 1;
    }
    return longest;
}

}  // namespace

std::optional<std::string_view> suggested_zone(std::string_view e164) {
    if (!e164.starts_with('+')) {
        return std::nullopt;
    }
    const std::string_view digits = e164.substr(1);
    std::string_view zone = several;
    std::optional<std::size_t> longest;
    // No country code begins another, so that only one country's rows are compared.
    for (const Row& row : rows) {
        if (!digits.starts_with(row.country)) {
            continue;
        }
        // None is less than any length.
        if (const auto length = matching_digits(digits.substr(row.country.size()), row.areas);
            length > longest) {
            longest = length;
            zone = row.zone;
        }
    }
    return zone == several ? std::nullopt : std::optional(zone);
}

namespace {

template <typename Suggest>
std::optional<std::string_view> common_zone(const std::vector<Phone>& phones, Suggest suggest) {
    std::optional<std::string_view> common;
    for (const Phone& phone : phones) {
        const auto zone = phone.e164 ? suggest(*phone.e164) : std::nullopt;
        if (zone && common && zone != common) {
            return std::nullopt;
        }
        common = zone ? zone : common;
    }
    return common;
}

}  // namespace

std::optional<std::string_view> suggested_zone(const std::vector<Phone>& phones) {
    return common_zone(phones, [](const std::string& e164) { return suggested_zone(e164); });
}

PhoneZones::PhoneZones() {
    for (const Row& row : rows) {
        std::string_view areas = row.areas;
        do {
            const std::string_view area = areas.substr(0, areas.find(' '));
            zones_.emplace(std::string(row.country).append(area), row.zone);
            longest_ = std::max(longest_, row.country.size() + area.size());
            areas.remove_prefix(std::min(area.size() + 1, areas.size()));
        } while (!areas.empty());
    }
}

std::optional<std::string_view> PhoneZones::suggested(const std::vector<Phone>& phones) const {
    return common_zone(phones, [this](const std::string& e164) -> std::optional<std::string_view> {
        for (std::size_t size = std::min(longest_, e164.size() - 1); size > 0; --size) {
            if (const auto found = zones_.find(e164.substr(1, size)); found != zones_.end()) {
                return found->second == several ? std::nullopt : std::optional(found->second);
            }
        }
        return std::nullopt;
    });
}

}  // namespace vmcoach::domain
