#include "vmcoach/view/judgement.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "vmcoach/text/format.hpp"
#include "vmcoach/text/terminal.hpp"
#include "vmcoach/view/paragraph.hpp"

namespace vmcoach::view {
namespace {

using coach::Finding;
using coach::Severity;
using text::escaped;
using text::format;

constexpr std::size_t indent = 4;
constexpr std::size_t all_lines = 20;

std::string severity_word(const Finding& finding, const Style& style) {
    const std::string word(domain::name_of(coach::severities, finding.severity));
    return finding.severity == Severity::error ? warning(word, style) : bold(word, style);
}

std::string place_of(const Finding& finding, std::string_view source) {
    return finding.place
               ? format("{}:{}:{}", escaped(source), finding.place->line, finding.place->column)
               : escaped(source);
}

std::string below(std::string_view line, const Style& style) {
    return paragraph(std::string(indent, ' ') + std::string(line), indent, all_lines, style);
}

std::string entry(const Finding& finding, std::string_view source, const Style& style) {
    std::string text =
        paragraph(format("{}: {}: {} [{}]", place_of(finding, source),
                         severity_word(finding, style), finding.message, finding.rule),
                  indent, all_lines, style);
    if (!finding.match.empty()) {
        text += below("\"" + escaped(finding.match) + "\"", style);
    }
    return text + below(finding.advice, style);
}

std::string counted(std::ptrdiff_t count, std::string_view name) {
    return format("{} {}{}", count, name, count == 1 ? "" : "s");
}

std::string verdict(const coach::Judgement& judgement) {
    std::string result = judgement.ready() ? "ready" : "fix";
    std::string separator = ": ";
    for (const auto& known : coach::severities) {
        const auto count =
            std::count_if(judgement.findings.begin(), judgement.findings.end(),
                          [&](const Finding& f) { return f.severity == known.value; });
        if (count > 0) {
            result += separator + counted(count, known.name);
            separator = ", ";
        }
    }
    return result;
}

std::string say_length(const coach::Judgement& judgement) {
    const auto whole = [](double seconds) { return std::lround(seconds); };
    return format("{} s ({} to {}), {} at {} a minute", whole(judgement.seconds),
                  whole(judgement.seconds_low), whole(judgement.seconds_high),
                  counted(static_cast<std::ptrdiff_t>(judgement.words), "word"),
                  whole(judgement.words_per_minute));
}

}  // namespace

std::string length_bar(double seconds, const coach::Situation& situation) {
    constexpr double step = 10;
    constexpr double longest = 60;
    const double band = std::max(situation.max_seconds + step, 3 * step);
    const double wanted = std::max(band, std::min(seconds, longest));
    const auto end = static_cast<std::size_t>(std::ceil(wanted / step) * step);
    std::string bar;
    for (std::size_t second = 0; second < end; ++second) {
        bar += second == static_cast<std::size_t>(situation.min_seconds) ? "[" : "";
        bar += second == static_cast<std::size_t>(situation.max_seconds) ? "]" : "";
        bar += static_cast<double>(second) + 0.5 <= seconds ? '#' : '.';
    }
    return format("{} {} s", bar, end);
}

std::string judgement_page(const coach::Judgement& judgement, const coach::Situation& situation,
                           std::string_view source, const Style& style) {
    std::string page;
    for (const Finding& finding : judgement.findings) {
        page += entry(finding, source, style);
    }
    page += length_bar(judgement.seconds, situation) + "\n";
    page += say_length(judgement) + "\n";
    return page + bold(verdict(judgement), style) + "\n";
}

std::string judgement_summary(const coach::Judgement& judgement) {
    return format("{}: {}", say_length(judgement), judgement.ready() ? "ready" : "fix");
}

std::string say_finding(const Finding& finding) {
    return finding.match.empty()
               ? format("{} [{}]", finding.message, finding.rule)
               : format("{}: \"{}\" [{}]", finding.message, escaped(finding.match), finding.rule);
}

}  // namespace vmcoach::view
