#include "vmcoach/coach/draft.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "vmcoach/coach/coach.hpp"
#include "vmcoach/coach/record.hpp"
#include "vmcoach/coach/script.hpp"
#include "vmcoach/coach/sentences.hpp"
#include "vmcoach/text/error.hpp"
#include "vmcoach/text/split.hpp"

namespace vmcoach::coach {
namespace {

using domain::NoteKind;

/// What a message is worth: fewer errors, then a length that fits, then fewer warnings and
/// suggestions.
std::tuple<long, bool, long, std::size_t> cost(const std::string& text,
                                               const Situation& situation) {
    const Script script{text};
    const Judgement judgement = judge(script, situation);
    const auto count = [&](Severity severity) {
        return static_cast<long>(std::count_if(
            judgement.findings.begin(), judgement.findings.end(),
            [severity](const Finding& finding) { return finding.severity == severity; }));
    };
    const bool misfit =
        judgement.seconds < situation.min_seconds || judgement.seconds > situation.max_seconds;
    return {count(Severity::error), misfit, count(Severity::warning), judgement.findings.size()};
}

void require(bool there, std::string message, std::string hint) {
    if (!there) {
        throw text::usage_error(std::move(message), std::move(hint));
    }
}

}  // namespace

void require_draftable(const Situation& situation) {
    require(situation.seller_name.has_value(),
            "a message says who calls, and your name isn't known",
            "put it into the settings: seller.name = \"Kim Lee\"");
    require(situation.promise.has_value(), "a message promises a call, and none is promised",
            "say when you will call: --promise 'thu 10:15'");
}

Draft fitting_draft(const Situation& situation, const DraftRecord& record) {
    const Subject& subject = situation.subject.value();
    if (record.kept) {
        return Draft::second;
    }
    if (emailed_since(subject, situation.now - email_is_recent)) {
        return Draft::email;
    }
    const bool has_friend = !Sentences(situation, record).hooks(NoteKind::connection).empty();
    return has_friend ? Draft::friends : Draft::first;
}

std::string write_draft(Draft draft, const Situation& situation, const DraftRecord& record) {
    require_draftable(situation);
    const Sentences sentences(situation, record);
    require(draft != Draft::second || record.kept.has_value(),
            "no promise to them was kept yet, so there is nothing to come back to",
            "take another template: first, email or friend");
    std::vector<Hook> hooks = sentences.hooks(NoteKind::connection);
    if (draft == Draft::friends) {
        require(
            !hooks.empty(), "no common friend is on record, or none whose name can be made out",
            "keep one: vmcoach note WHO \"knows Lee Park\" --connection; or take another template");
    } else {
        const std::vector<Hook> facts = sentences.hooks(NoteKind::fact);
        hooks.insert(hooks.begin(), facts.begin(), facts.end());
        const std::vector<Hook> others = sentences.hooks_for_strangers();
        hooks.insert(hooks.end(), others.begin(), others.end());
    }
    const bool formal = sentences.is_formal();
    const std::string event = draft == Draft::second  ? sentences.kept()
                              : draft == Draft::email ? sentences.email()
                                                      : std::string();
    const bool soon = *situation.promise < situation.now + date::days{2};
    const std::array<std::string, 3> closings = {soon ? ""
                                                 : formal
                                                     ? "Until then, I wish you a very good week."
                                                     : "Until then, have a great week!",
                                                 formal ? "Until then." : "Talk to you then!", ""};
    std::string best;
    std::optional<std::tuple<long, bool, long, std::size_t>> best_cost;
    // An email is announced behind what connects; that a promise was kept is said at once.
    const std::string before = draft == Draft::email ? "" : event;
    const std::string behind = draft == Draft::email ? event : "";
    for (const Hook& hook : hooks) {
        for (const std::string& more : {hook.more, std::string()}) {
            for (const std::string& closing : closings) {
                std::string text = text::join({sentences.opening(), before, hook.sentence, more,
                                               behind, sentences.promise(), closing});
                const auto price = cost(text, situation);
                if (!best_cost || price < *best_cost) {
                    best = std::move(text);
                    best_cost = price;
                }
            }
        }
    }
    return best;
}

}  // namespace vmcoach::coach
