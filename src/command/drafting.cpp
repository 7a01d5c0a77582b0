#include "vmcoach/command/drafting.hpp"

#include <algorithm>
#include <filesystem>

#include "vmcoach/coach/draft.hpp"
#include "vmcoach/command/coaching.hpp"
#include "vmcoach/domain/rules.hpp"
#include "vmcoach/store/promises.hpp"
#include "vmcoach/text/suggest.hpp"
#include "vmcoach/text/terminal.hpp"

namespace vmcoach::command {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view template_ending = ".txt";

/// Where the user's own templates are, beside the settings.
std::optional<fs::path> template_folder(const Session& session) {
    const auto settings = session.settings_file();
    return settings ? std::optional(fs::path(settings->value).parent_path() / "templates")
                    : std::nullopt;
}

/// The user's own template of this name, or none.
std::optional<std::string> own_template(const Session& session, const std::string& name) {
    const auto folder = template_folder(session);
    if (!folder || name.empty() || name.front() == '.' || name.find('/') != std::string::npos) {
        return std::nullopt;
    }
    const fs::path file = *folder / (name + std::string(template_ending));
    std::error_code error;
    if (!fs::is_regular_file(file, error)) {
        return std::nullopt;
    }
    return read_script(session, file.string()).text;
}

std::string write(const Session& session, const std::optional<std::string>& name,
                  const coach::Situation& situation, const coach::DraftRecord& record) {
    if (!name) {
        return coach::write_draft(coach::fitting_draft(situation, record), situation, record);
    }
    if (const auto own = own_template(session, *name)) {
        return coach::fill_draft(*own, situation, record);
    }
    if (const auto built_in = domain::value_of(coach::drafts, *name)) {
        return coach::write_draft(*built_in, situation, record);
    }
    const std::vector<std::string> names = template_names(session);
    const auto hint = text::did_you_mean(*name, names);
    throw text::usage_error(text::format("there is no template '{}'", *name),
                            hint ? *hint : "the templates are " + text::alternatives(names));
}

/// When the promise falls due that this message keeps, or the last one that was kept.
std::optional<time::Instant> kept_promise(const store::Database& database, std::int64_t prospect_id,
                                          time::Instant now) {
    std::optional<domain::Promise> last;
    for (const domain::Promise& promise :
         store::list_promises(database, {.prospect_id = prospect_id, .closed_too = true})) {
        if (promise.state == domain::PromiseState::open && domain::keeps(now, promise)) {
            return promise.due_at;
        }
        const bool closed = promise.state == domain::PromiseState::kept ||
                            promise.state == domain::PromiseState::missed;
        if (closed && (!last || last->closed_at < promise.closed_at)) {
            last = promise;
        }
    }
    return last && last->state == domain::PromiseState::kept ? std::optional(last->due_at)
                                                             : std::nullopt;
}

}  // namespace

std::vector<std::string> template_names(const Session& session) {
    std::vector<std::string> names = domain::all_names(coach::drafts);
    std::error_code none;
    if (const auto folder = template_folder(session)) {
        for (const auto& entry : fs::directory_iterator(*folder, none)) {
            if (entry.path().extension() == template_ending && entry.is_regular_file(none)) {
                names.push_back(entry.path().stem().string());
            }
        }
    }
    std::sort(names.begin() + static_cast<std::ptrdiff_t>(coach::drafts.size()), names.end());
    return names;
}

std::string write_draft(Session& session, const store::Database& database,
                        const coach::Situation& situation, const std::optional<std::string>& name) {
    const coach::DraftRecord record{
        .kept = kept_promise(database, situation.subject->prospect.id, session.now()),
        .seller_phone = session.settings().seller_phone};
    return write(session, name, situation, record);
}

std::string shown_draft(const Session& session, const std::string& text) {
    if (!session.context().out_is_terminal) {
        return text;
    }
    std::string result;
    std::string_view rest = text;
    while (true) {
        const std::size_t end = rest.find('\n');
        result += text::escaped(rest.substr(0, end));
        if (end == std::string_view::npos) {
            return result;
        }
        result += '\n';
        rest.remove_prefix(end + 1);
    }
}

}  // namespace vmcoach::command
