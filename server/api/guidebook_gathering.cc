#include "server/api/guidebook_gathering.h"

#include <algorithm>
#include <set>

#include "facilitation/document/session_record.h"
#include "facilitation/guidebook/parts.h"
#include "facilitation/records/record_offers.h"
#include "server/api/record_boards.h"
#include "server/api/stored_names.h"

namespace plenary {
namespace {

bool belongs_to(const std::string& document, const std::vector<std::string>& meetings) {
  return std::any_of(meetings.begin(), meetings.end(),
                     [&](const std::string& meeting) { return may_be_board_of(meeting, document); });
}

bool is_board_of(const Document& document, const std::vector<std::string>& meetings) {
  return document.board() && std::find(meetings.begin(), meetings.end(), document.board()->meeting()) != meetings.end();
}

}  // namespace

GuidebookParts GatheredGuidebook::parts() const {
  std::vector<BoardState> states;
  for (const Board& board : boards) states.push_back({board.id, board.document, {}});
  std::vector<BoardState> of_records;
  for (const Board& record : records) of_records.push_back({record.id, record.document, {}});
  return {id, document, std::move(states), people, std::move(of_records)};
}

struct GuidebookGathering::Gathering {
  std::shared_ptr<GatheredGuidebook> guidebook = std::make_shared<GatheredGuidebook>();
  std::vector<std::string> meetings;
  std::vector<std::string> boards;    // to be read, the next one last
  std::vector<std::string> records;   // so, too
  std::vector<std::string> listings;  // meetings whose people are to be listed
  std::set<std::string> participants;
  std::function<void(std::shared_ptr<GatheredGuidebook>)> done;
};

void GuidebookGathering::gather(const std::string& id, std::function<void(std::shared_ptr<GatheredGuidebook>)> done) {
  documents_.read(id, [this, id, done = std::move(done)](const LiveDocument* live) {
    const Guidebook* head = live ? guidebook::head_of(live->document()) : nullptr;
    if (!head) return done(nullptr);
    auto gathering = std::make_shared<Gathering>();
    gathering->guidebook->id = id;
    gathering->guidebook->document = live->document();
    gathering->meetings = {head->meetings().begin(), head->meetings().end()};
    gathering->listings = gathering->meetings;
    gathering->records = records_named_in(live->document());
    gathering->listings.push_back(id);
    for (std::string& participant : participants_named(live->document()))
      gathering->participants.insert(std::move(participant));
    gathering->done = done;
    log_.list([this, gathering](std::optional<std::vector<std::string>> ids) {
      if (!ids) return gathering->done(nullptr);
      for (std::string& document : *ids)
        if (belongs_to(document, gathering->meetings)) gathering->boards.push_back(std::move(document));
      std::sort(gathering->boards.rbegin(), gathering->boards.rend());
      read_boards(gathering);
    });
  });
}

void GuidebookGathering::read_boards(const std::shared_ptr<Gathering>& gathering) {
  if (gathering->boards.empty()) return read_records(gathering);
  const std::string id = gathering->boards.back();
  gathering->boards.pop_back();
  documents_.read(id, [this, gathering, id](const LiveDocument* live) {
    gathering->guidebook->whole &= live != nullptr;
    if (live && is_board_of(live->document(), gathering->meetings)) {
      gathering->guidebook->boards.push_back({id, live->document()});
      for (std::string& participant : participants_named(live->document()))
        gathering->participants.insert(std::move(participant));
    }
    read_boards(gathering);
  });
}

// A source may name any document: one that is not there leaves nothing out.
void GuidebookGathering::read_records(const std::shared_ptr<Gathering>& gathering) {
  if (gathering->records.empty()) return list_people(gathering);
  const std::string id = gathering->records.back();
  gathering->records.pop_back();
  documents_.read(id, [this, gathering, id](const LiveDocument* live) {
    if (live && record_head(live->document())) gathering->guidebook->records.push_back({id, live->document()});
    read_records(gathering);
  });
}

// Everybody of the list, whether they came or not: a programme names its speakers.
void GuidebookGathering::list_people(const std::shared_ptr<Gathering>& gathering) {
  if (gathering->listings.empty()) return name_people(gathering);
  const std::string document = gathering->listings.back();
  gathering->listings.pop_back();
  people_.list(document, [this, gathering](std::optional<std::vector<ListedPerson>> listed) {
    if (!listed) return gathering->done(nullptr);
    for (const ListedPerson& person : *listed) {
      gathering->guidebook->people.push_back(person_of(person));
      gathering->participants.erase(person.id());
    }
    list_people(gathering);
  });
}

void GuidebookGathering::name_people(const std::shared_ptr<Gathering>& gathering) {
  if (gathering->participants.empty()) return gathering->done(gathering->guidebook);
  names_.names({gathering->participants.begin(), gathering->participants.end()},
               [gathering](const std::vector<Person>& people) {
                 auto& all = gathering->guidebook->people;
                 all.insert(all.end(), people.begin(), people.end());
                 gathering->done(gathering->guidebook);
               });
}

}  // namespace plenary
