#include "vmcoach/view/progress.hpp"

#include <algorithm>

#include "vmcoach/text/format.hpp"

namespace vmcoach::view {

std::string progress_bar(std::uint64_t done, std::uint64_t total) {
    constexpr std::uint64_t width = 30;
    constexpr std::uint64_t all = 100;
    const std::uint64_t part = std::min(done, total);
    const std::uint64_t filled = total == 0 ? width : part * width / total;
    return text::format("[{}{}] {:3} %", std::string(filled, '#'), std::string(width - filled, '.'),
                        total == 0 ? all : part * all / total);
}

std::string import_summary(const domain::ImportReport& report) {
    return text::format("read {}: {} added, {} updated, {} unchanged, {} refused", report.read(),
                        report.added, report.updated, report.unchanged, report.refused.size());
}

}  // namespace vmcoach::view
