// The answers of a card to the fields of its region or of the indicator sheet: kept by name, each name once.
#pragma once

#include <string>
#include <string_view>

#include "proto/records.pb.h"

namespace plenary {

[[nodiscard]] std::string answer_in(const Card& card, std::string_view name);  // empty: none
// An empty answer takes the field out.
void set_answer(Card& card, const std::string& name, const std::string& answer);
// By name, as they come from logs that were written when they were a map.
void order_fields(Card& card);

}  // namespace plenary
