#include "vmcoach/command/progress.hpp"

#include "vmcoach/text/error.hpp"
#include "vmcoach/view/progress.hpp"

namespace vmcoach::command {
namespace {

using std::chrono::milliseconds;

/// What is done sooner needs no bar.
constexpr milliseconds patience{500};
constexpr milliseconds pause{100};

/// The clock is asked after so many calls only.
constexpr unsigned calls_between_looks = 64;

}  // namespace

Progress::Progress(const Context& context, std::uint64_t total)
    : context_(context), total_(total), next_(context.stopwatch() + patience) {}

Progress::~Progress() {
    if (is_shown_) {
        try {
            context_.write_err("\n");
        } catch (const text::Error&) {
            return;
        }
    }
}

void Progress::show(std::uint64_t done) {
    if (!context_.err_is_terminal || ++calls_ % calls_between_looks != 0) {
        return;
    }
    const milliseconds now = context_.stopwatch();
    if (now >= next_) {
        next_ = now + pause;
        draw(done);
    }
}

void Progress::finish() {
    if (is_shown_) {
        draw(total_);
    }
}

void Progress::draw(std::uint64_t done) {
    is_shown_ = true;
    try {
        context_.write_err("\r" + view::progress_bar(done, total_));
    } catch (const text::Error&) {
        return;
    }
}

}  // namespace vmcoach::command
