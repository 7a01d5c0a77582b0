#include "vmcoach/domain/day.hpp"

#include "vmcoach/domain/rules.hpp"

namespace vmcoach::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr hours noon{12};
constexpr minutes morning_call = hours{10} + minutes{15};
constexpr minutes afternoon_call = hours{15} + minutes{15};
constexpr int working_days_ahead = 2;

}  // namespace

time::LocalTime proposed_call(time::LocalTime now) {
    const date::local_days today = date::floor<date::days>(now);
    date::local_days day = today;
    for (int left = working_days_ahead; left > 0;) {
        day += date::days{1};
        left -= is_weekend(time::LocalTime{day}) ? 0 : 1;
    }
    return time::LocalTime{day} + (now - today < noon ? afternoon_call : morning_call);
}

}  // namespace vmcoach::domain
