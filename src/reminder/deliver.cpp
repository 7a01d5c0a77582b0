#include "vmcoach/reminder/deliver.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace vmcoach::reminder {
namespace {

using domain::Delivery;
using store::Settlement;

constexpr const char* command = "remind";

class Run {
  public:
    Run(const store::Database& database, const store::ReminderRun& run, store::Timestamp timestamp,
        const Deliver& deliver)
        : database_(database), run_(run), timestamp_(timestamp), deliver_(deliver) {}

    std::vector<Delivery> waiting(std::optional<std::int64_t> limit = std::nullopt) const {
        return store::waiting_reminders(database_, run_, limit);
    }

    /// Begins with what there is, or so much of it.
    void begin(const std::function<std::vector<Delivery>()>& choose) {
        store::WriteTransaction transaction = write();
        store::begin_reminders(transaction, run_);
        claimed_ = store::claim(transaction, run_, choose());
        transaction.commit();
    }

    /// @return whether it makes sense to go on
    bool attempt() {
        const Attempt attempt = try_to_deliver();
        settle(attempt.settlement);
        record(attempt);
        return attempt.settlement != Settlement::released;
    }

    bool has_claimed() const { return !claimed_.empty(); }
    Report report() && { return std::move(report_); }

    void claim_next() {
        store::WriteTransaction transaction = write();
        claimed_ = store::claim(transaction, run_, waiting(1));
        transaction.commit();
    }

  private:
    store::WriteTransaction write() const { return {database_, command, timestamp_}; }

    Attempt try_to_deliver() const {
        try {
            return deliver_(claimed_);
        } catch (...) {
            settle(Settlement::released);
            throw;
        }
    }

    void settle(Settlement settlement) const {
        store::WriteTransaction transaction = write();
        store::settle(transaction, run_, claimed_, settlement);
        transaction.commit();
    }

    void record(const Attempt& attempt) {
        if (attempt.settlement == Settlement::failed) {
            report_.failures.push_back({claimed_, attempt.reason});
        } else if (attempt.settlement == Settlement::delivered) {
            std::copy(claimed_.begin(), claimed_.end(), std::back_inserter(report_.delivered));
        }
    }

    const store::Database& database_;
    const store::ReminderRun& run_;
    store::Timestamp timestamp_;
    const Deliver& deliver_;
    std::vector<Delivery> claimed_;
    Report report_;
};

}  // namespace

std::size_t size_of_digest(const std::vector<Delivery>& waiting, const store::ReminderRun& run) {
    const auto first_in_time =
        std::find_if_not(waiting.begin(), waiting.end(), [&](const Delivery& delivery) {
            return delivery.item.promise.due_at + domain::late_reminder < run.now;
        });
    const auto late = static_cast<std::size_t>(first_in_time - waiting.begin());
    return late > domain::most_late_reminders ? late : 0;
}

Report deliver_together(const store::Database& database, const store::ReminderRun& run,
                        store::Timestamp timestamp, const Deliver& deliver) {
    Run together(database, run, timestamp, deliver);
    together.begin([&] { return together.waiting(); });
    if (together.has_claimed()) {
        together.attempt();
    }
    return std::move(together).report();
}

Report deliver_each(const store::Database& database, const store::ReminderRun& run,
                    store::Timestamp timestamp, const Deliver& deliver,
                    const std::function<bool()>& has_time) {
    Run each(database, run, timestamp, deliver);
    each.begin([&] {
        std::vector<Delivery> first = each.waiting();
        const std::size_t digest = size_of_digest(first, run);
        first.resize(std::min(first.size(), std::max<std::size_t>(digest, 1)));
        return first;
    });
    while (each.has_claimed() && each.attempt() && has_time()) {
        each.claim_next();
    }
    return std::move(each).report();
}

}  // namespace vmcoach::reminder
