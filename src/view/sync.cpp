#include "vmcoach/view/sync.hpp"

#include <nlohmann/json.hpp>

#include "vmcoach/domain/archive.hpp"
#include "vmcoach/domain/identifier.hpp"
#include "vmcoach/text/counted.hpp"
#include "vmcoach/text/format.hpp"
#include "vmcoach/text/hex.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/time/say.hpp"

namespace vmcoach::view {
namespace {

using Json = nlohmann::ordered_json;
using text::format;

std::string document(const Json& json) {
    return json.dump() + "\n";
}

Json instant(const std::optional<time::Instant>& value) {
    return value ? Json(time::format_instant(*value)) : Json(nullptr);
}

/// What the hub has is no more trusted than a file.
Json parsed(const domain::ConflictingValue& value) {
    // A value is flat; what is inside another is left out, however deep.
    const auto keep_flat = [](int depth, Json::parse_event_t /*event*/, Json& /*parsed*/) {
        return depth <= 1;
    };
    Json fields = Json::parse(value.json, keep_flat, false);
    return fields.is_object() ? fields : Json(nullptr);
}

/// A row's id, with the letter that it has everywhere.
Json identifier(const domain::Conflict& conflict) {
    if (!conflict.id) {
        return nullptr;
    }
    const domain::RecordType* type = domain::record_type(conflict.subject);
    const char letter = type != nullptr ? type->fields.front().letter : '\0';
    if (letter == '\0') {
        return *conflict.id;
    }
    return domain::format_identifier(letter, *conflict.id);
}

Json object(const domain::ConflictingValue& value) {
    return {{"fields", parsed(value)},
            {"at", time::format_instant(value.at)},
            {"seller", value.seller}};
}

std::string say_fields(const domain::ConflictingValue& value) {
    constexpr std::size_t most_columns = 60;
    std::string fields;
    const Json object = parsed(value);
    for (const auto& [name, field] : object.items()) {
        const std::string shown = field.is_string() ? field.get<std::string>() : field.dump();
        fields += format("{}{}{}", fields.empty() ? "" : ", ", object.size() == 1 ? "" : name + " ",
                         shown);
    }
    return fields.empty() ? "nothing" : text::cut_to_width(text::escaped(fields), most_columns);
}

std::string say_value(std::string_view what, const domain::ConflictingValue& value,
                      const time::Zone& zone) {
    return format("    {}  {} ({}, {})\n", what, say_fields(value), text::escaped(value.seller),
                  time::say_local(zone.local(value.at)));
}

}  // namespace

std::string say(const domain::Exchanged& exchanged) {
    return format("sent {}, received {}", text::counted(exchanged.sent, "change"),
                  exchanged.received);
}

std::vector<std::string> remarks_on(const domain::Exchanged& exchanged) {
    std::vector<std::string> remarks;
    if (exchanged.is_new_device) {
        remarks.emplace_back(
            "note: this file is in a new place, and counts as a device of its own");
    }
    if (exchanged.had_lost) {
        remarks.emplace_back(
            "note: the hub lacked what it once had, and got everything again from here");
    }
    if (exchanged.set_back > 0) {
        remarks.push_back(
            format("note: {} from when this machine's clock was ahead now bear the"
                   " hub's time",
                   text::counted(exchanged.set_back, "command")));
    }
    if (exchanged.erased > 0) {
        remarks.push_back(format(
            "note: {} erased here, because the team has erased them",
            exchanged.erased == 1 ? "1 person was" : format("{} people were", exchanged.erased)));
    }
    return remarks;
}

std::string say(const domain::Waiting& waiting) {
    std::string text = format("would send about {}, and receive up to {}\n",
                              text::counted(waiting.to_send, "change"), waiting.to_receive);
    if (waiting.to_erase > 0) {
        text += format("would erase for all: {}\n", text::counted(waiting.to_erase, "row"));
    }
    if (waiting.had_lost) {
        text += "the hub lacks what it once had, and would get everything again\n";
    }
    return text;
}

std::string say(const domain::ReplicaStatus& status, const time::Zone& zone) {
    return format(
        "hub        {}\nteam       {}\nseller     {} ({})\ndevice     {}\nlast sync  {}\n"
        "to send    {}{}\n",
        text::escaped(status.url), status.team, text::escaped(status.seller),
        text::escaped(status.role), status.device,
        status.synced_at ? time::say_local(zone.local(*status.synced_at)) : "never",
        status.to_send > 0 ? "about " + text::counted(status.to_send, "change") : "nothing",
        status.to_erase > 0
            ? format(", and {} to erase for all", text::counted(status.to_erase, "row"))
            : "");
}

std::string say_joined(const domain::ReplicaStatus& status) {
    return format("joined team {} as {} ({})", status.team, text::escaped(status.seller),
                  text::escaped(status.role));
}

std::string conflict_list(const std::vector<domain::Conflict>& conflicts, const time::Zone& zone,
                          const Style& style) {
    std::string list;
    for (const domain::Conflict& conflict : conflicts) {
        const std::string whose =
            conflict.prospect ? text::escaped(*conflict.prospect) : text::uuid(conflict.person);
        const Json id = identifier(conflict);
        list += format("{}  {} {}{}\n", bold(whose, style), text::escaped(conflict.subject),
                       id.is_string() ? id.get<std::string>() + " " : "",
                       text::escaped(conflict.field));
        list += say_value("kept", conflict.kept, zone) + say_value("lost", conflict.lost, zone);
    }
    return list;
}

std::string json(const domain::Exchanged& exchanged) {
    return document({{"sent", exchanged.sent},
                     {"received", exchanged.received},
                     {"erased", exchanged.erased},
                     {"new_device", exchanged.is_new_device},
                     {"hub_had_lost", exchanged.had_lost},
                     {"set_back", exchanged.set_back}});
}

std::string json(const domain::Waiting& waiting) {
    return document({{"to_send", waiting.to_send},
                     {"to_erase", waiting.to_erase},
                     {"to_receive", waiting.to_receive},
                     {"hub_had_lost", waiting.had_lost}});
}

std::string json(const domain::ReplicaStatus& status) {
    return document({{"url", status.url},
                     {"team", status.team},
                     {"device", status.device},
                     {"seller", status.seller},
                     {"role", status.role},
                     {"synced_at", instant(status.synced_at)},
                     {"to_send", status.to_send},
                     {"to_erase", status.to_erase}});
}

std::string json(const std::vector<domain::Conflict>& conflicts) {
    Json list = Json::array();
    for (const domain::Conflict& conflict : conflicts) {
        list.push_back(
            {{"subject", conflict.subject},
             {"id", identifier(conflict)},
             {"field", conflict.field},
             {"prospect_id", conflict.prospect_id ? Json(*conflict.prospect_id) : Json(nullptr)},
             {"prospect", conflict.prospect ? Json(*conflict.prospect) : Json(nullptr)},
             {"kept", object(conflict.kept)},
             {"lost", object(conflict.lost)}});
    }
    return document(list);
}

}  // namespace vmcoach::view
