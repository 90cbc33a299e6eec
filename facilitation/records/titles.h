// Within this folder: titles and questions that somebody wrote, in copies for others than those who were there.
#pragma once

#include "facilitation/records/lint.h"
#include "proto/session_record.pb.h"

namespace plenary {

// One that names somebody who is listed gives way to a word that names nobody; a prompt or a question, to nothing.
void take_names_out_of_titles(SessionRecord& record, const Lint& lint);

}  // namespace plenary
