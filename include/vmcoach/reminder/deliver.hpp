#pragma once

#include <functional>
#include <string>
#include <vector>

#include "vmcoach/domain/reminder.hpp"
#include "vmcoach/store/database.hpp"
#include "vmcoach/store/deliveries.hpp"

/// One run of reminders: claims what is due, has it delivered while no transaction is open, and
/// stores how that ended. Any number of runs may take place at once.
namespace vmcoach::reminder {

/// How one attempt ended.
struct Attempt {
    store::Settlement settlement = store::Settlement::delivered;
    std::string reason = {};  ///< of a failure
};

/// Delivers reminders that were claimed: one, or those that a digest tells together.
/// @throws Error  when it could not even be tried; the claim is then given back
using Deliver = std::function<Attempt(const std::vector<domain::Delivery>&)>;

/// What a run has done.
struct Report {
    struct Failure {
        std::vector<domain::Delivery> deliveries;
        std::string reason;
    };
    std::vector<domain::Delivery> delivered;
    std::vector<Failure> failures;
};

/// The reminders that come so late, and are so many, that a digest tells them. A call that is still
/// ahead is told by itself, however late its reminder is.
/// @param waiting  earliest first
/// @return how many of the first; 0 where each is told by itself
std::size_t size_of_digest(const std::vector<domain::Delivery>& waiting,
                           const store::ReminderRun& run);

/// Delivers everything in one attempt.
Report deliver_together(const store::Database& database, const store::ReminderRun& run,
                        store::Timestamp timestamp, const Deliver& deliver);

/// Delivers one after the other, but for a digest, so that runs at the same time share the work,
/// and a crash concerns one attempt.
/// @param has_time  asked before each attempt but the first
Report deliver_each(const store::Database& database, const store::ReminderRun& run,
                    store::Timestamp timestamp, const Deliver& deliver,
                    const std::function<bool()>& has_time);

}  // namespace vmcoach::reminder
