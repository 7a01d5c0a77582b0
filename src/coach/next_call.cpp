#include "vmcoach/coach/next_call.hpp"

#include <algorithm>

#include "vmcoach/coach/lexicon.hpp"

namespace vmcoach::coach {
namespace {

class Reader {
  public:
    Reader(const Script& script, const Names& names, const SaidTimes& times)
        : script_(script),
          times_(times),
          intents_(find_all_but(script, names, promise_words.catches, promise_words.leaves)),
          vague_(find_all_but(script, names, vague_words.catches, vague_words.leaves)) {}

    NextCall read() const {
        NextCall call;
        for (const Span& intent : intents_) {
            if (!call.intent) {
                call.intent = intent;
            }
            const std::vector<SaidMoment> said = moments_of(intent);
            call.exact.insert(call.exact.end(), said.begin(), said.end());
        }
        if (!call.exact.empty()) {
            return call;
        }
        for (const Span& intent : intents_) {
            if (const auto vague = vague_of(intent)) {
                call.intent = intent;
                call.vague = vague;
                return call;
            }
        }
        return call;
    }

  private:
    std::size_t sentence(const Span& span) const { return script_.sentence_of(span.first); }

    std::string_view term(std::size_t i) const { return script_.terms()[i].word; }

    /// "around ten" is no time that one could be held to.
    bool is_exact(const SaidMoment& moment) const {
        if (!moment.day) {
            return false;
        }
        const std::size_t behind = moment.time.span.end;
        if (behind < script_.terms().size() && term(behind) == "ish") {
            return false;
        }
        const std::size_t first = moment.time.span.first;
        for (std::size_t i = first; i > 0 && i + 2 > first; --i) {
            for (const std::string_view word : {"around", "about", "roughly", "approximately"}) {
                if (term(i - 1) == word) {
                    return false;
                }
            }
        }
        return true;
    }

    std::vector<SaidMoment> in_sentence(std::size_t wanted) const {
        std::vector<SaidMoment> found;
        for (const SaidMoment& moment : times_.moments()) {
            if (sentence(moment.time.span) == wanted && is_exact(moment)) {
                found.push_back(moment);
            }
        }
        return found;
    }

    bool has_intent(std::size_t wanted) const {
        return std::any_of(intents_.begin(), intents_.end(),
                           [&](const Span& intent) { return sentence(intent) == wanted; });
    }

    /// Whether a sentence begins with what it says of a time: "Thursday at ten fifteen."
    bool begins_with(const SaidMoment& moment) const {
        constexpr std::size_t lead = 2;
        const std::size_t begin = script_.sentence_around(moment.time.span.first).first;
        return std::max(begin, moment.span().first) <= begin + lead;
    }

    /// "I'll call you then", "that's when I'll call".
    bool points_elsewhere(const Span& intent) const {
        for (std::size_t i = 0; i < script_.terms().size(); ++i) {
            if (script_.sentence_of(i) == sentence(intent) &&
                (term(i) == "then" || (term(i) == "when" && i > 1 && term(i - 2) == "that"))) {
                return true;
            }
        }
        return false;
    }

    /// The moments that belong to an intent: those behind it in its sentence, else those before it,
    /// else those that a neighbouring sentence gives for it.
    std::vector<SaidMoment> moments_of(const Span& intent) const {
        std::vector<SaidMoment> found = in_sentence(sentence(intent));
        std::vector<SaidMoment> behind;
        std::copy_if(found.begin(), found.end(), std::back_inserter(behind),
                     [&](const SaidMoment& moment) { return moment.span().end > intent.first; });
        if (!behind.empty()) {
            return behind;
        }
        if (!found.empty()) {
            return found;
        }
        for (const std::size_t neighbour : {sentence(intent) + 1, sentence(intent) - 1}) {
            if (neighbour >= script_.sentences() || has_intent(neighbour)) {
                continue;
            }
            std::vector<SaidMoment> said = in_sentence(neighbour);
            if (!said.empty() && (begins_with(said.front()) || points_elsewhere(intent))) {
                return said;
            }
        }
        return {};
    }

    std::optional<Span> vague_of(const Span& intent) const {
        for (const std::size_t place : {sentence(intent), sentence(intent) + 1}) {
            for (const Span& vague : vague_) {
                if (sentence(vague) == place && (place == sentence(intent) || !has_intent(place))) {
                    return vague;
                }
            }
        }
        return std::nullopt;
    }

    const Script& script_;
    const SaidTimes& times_;
    std::vector<Span> intents_;
    std::vector<Span> vague_;
};

}  // namespace

NextCall next_call(const Script& script, const Names& names, const SaidTimes& times) {
    return Reader(script, names, times).read();
}

}  // namespace vmcoach::coach
