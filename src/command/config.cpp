#include "vmcoach/command/output.hpp"
#include "vmcoach/command/tree.hpp"
#include "vmcoach/view/json.hpp"
#include "vmcoach/view/table.hpp"

namespace vmcoach::command {
namespace {

/// The zone alone can also come from elsewhere than the file.
std::vector<config::ShownSetting> effective_settings(Session& session) {
    std::vector<config::ShownSetting> settings = config::show_settings(
        session.settings(), session.settings_file() ? session.settings_file()->value : "");
    for (config::ShownSetting& setting : settings) {
        if (setting.key == "zone") {
            const Sourced zone = session.seller_zone_name();
            setting.value = session.seller_zone().name();
            setting.origin = zone.origin;
        }
    }
    return settings;
}

int run(Session& session) {
    const std::vector<config::ShownSetting> settings = effective_settings(session);
    if (session.options().json) {
        session.print(view::json(settings));
        return 0;
    }
    view::Table table({"KEY", "VALUE", "FROM"});
    for (const config::ShownSetting& setting : settings) {
        table.add({setting.key, view::literal(setting.value), setting.origin});
    }
    session.print(table.text(style(session)));
    return 0;
}

}  // namespace

Command config_command() {
    return {
        .summary = "your settings, and where each comes from",
        .examples = {"vmcoach config"},
        .run = run,
    };
}

}  // namespace vmcoach::command
