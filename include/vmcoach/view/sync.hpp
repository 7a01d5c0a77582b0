#pragma once

#include <string>
#include <vector>

#include "vmcoach/domain/conflict.hpp"
#include "vmcoach/domain/exchange.hpp"
#include "vmcoach/time/zone.hpp"
#include "vmcoach/view/style.hpp"

/// What a sync has done, and how a database stands to its hub: for people, and as JSON.
namespace vmcoach::view {

/// `sent 12 changes, received 7`, without the line's end.
std::string say(const domain::Exchanged& exchanged);

/// What is good to know besides, a line each.
std::vector<std::string> remarks_on(const domain::Exchanged& exchanged);

/// `would send …`, with the line's end, as all below.
std::string say(const domain::Waiting& waiting);

/// @param zone  the seller's
std::string say(const domain::ReplicaStatus& status, const time::Zone& zone);

/// The line that tells that a database has a hub now, without its end.
std::string say_joined(const domain::ReplicaStatus& status);

/// Which value stayed, and which was kept back.
std::string conflict_list(const std::vector<domain::Conflict>& conflicts, const time::Zone& zone,
                          const Style& style);

std::string json(const domain::Exchanged& exchanged);
std::string json(const domain::Waiting& waiting);
std::string json(const domain::ReplicaStatus& status);
std::string json(const std::vector<domain::Conflict>& conflicts);

}  // namespace vmcoach::view
