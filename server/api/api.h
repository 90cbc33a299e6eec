// The HTTP side of the server: one route table, one handler file a noun, and the door for WebSockets.
//
//   GET  /, /join, /board/<id>, /meeting/<id>, files
//                                             the web client, if one was built; else what this is, in a sentence
//   POST /api/join                            link  -> session
//   POST /api/code                            code  -> token of a link
//   GET  /api/session                         may who asks come to a document, and as whom
//   DELETE /api/session                       signs out
//   GET  /api/search                          in approved records and guidebooks
//   POST /api/documents                       a fresh board like another; also by the link of its facilitator
//   POST /api/documents/<id>/code             a spoken code for a role
//   POST /api/documents/<id>/link             the link of a role, to be shown to the room
//   GET  /api/documents/<id>/export           the session record; of a guidebook, an edition
//   GET  /api/documents/<id>/log              commits, a line each; with ?effects=1 all that a replay needs
//   GET  /api/documents/<id>/at/<seq>         the document as it was
//   GET  /api/documents/<id>/people           the names of its members
//   GET  /api/documents/<id>/groups           how the groups of a meeting are doing
//   POST /api/documents/<id>/lead             the same act in several groups of a meeting
//   GET  /api/documents/<id>/screening        cards of a moderated board that wait to be shown
//   GET  /api/documents/<id>/acts             what was done to lead the groups of a meeting
//   GET  /api/documents/<id>/programme        how the day of a meeting is going; as a calendar; as a file
//   POST /api/documents/<id>/import           a programme or a list of people from a file: a preview, or in one step
//   POST /api/documents/<id>/copy             a meeting as next year's
//   POST /api/documents/<id>/rehearsals       of a meeting or a board: a copy to try things out in, which leaves nothing
//   GET  /api/documents/<id>/rehearsals       those of it that have not ended
//   GET  /api/documents/<id>/connections      of a board: how devices do whose people share it
//   GET  /api/documents/<id>/templates        what groups can be opened from
//   GET  /api/documents/<id>/template         one of them, and its file; or the beginning of one's own
//   POST /api/documents/<id>/template         one of the meeting's own: what is wrong with it; and kept
//   POST /api/documents/<id>/groups           fresh groups for an item of a programme, with their boards
//   POST /api/documents/<id>/mix              who could sit where
//   POST /api/documents/<id>/seats            who sits where
//   POST /api/documents/<id>/walk             from the plenary's board to that of a group, as a visitor
//   POST /api/documents/<id>/record           the session record of a board, to be written together
//   GET  /api/documents/<id>/records          how the records of a meeting are getting on
//   PUT, POST, GET, DELETE /api/documents/<id>/recordings/<one>
//                                             of a record: a recording, piece by piece; finished; played; taken away
//   GET  /api/documents/<id>/uses             of a board: the copies in which words of who asks stand
//   GET  /api/documents/<id>/reviews          decisions that are to be looked at again, of this meeting and others
//   GET  /api/documents/<id>/offers           what the boards of a record say otherwise since; what a board, or an approved record,
//                                             has for a guidebook
//   GET  /api/documents/<id>/checks           what a board still lacks, by the checks of its template
//   GET  /api/documents/<id>/check            what in a record may not leave the room
//   POST /api/documents/<id>/guidebook        of a meeting: its guidebook, opened if it is not there; who asks is let in.
//                                             Or an earlier meeting's that took this one in, to be read
//   POST /api/documents/<id>/meetings         of a guidebook: another meeting that it is made from
//   GET  /api/documents/<id>/readiness        of a guidebook: what is missing, and what waits for somebody's yes
//   POST /api/documents/<id>/editions         of a guidebook: all that is ready, for good
//        with <id> = of-link and the link's token as bearer: export, log, at, people and programme for somebody who only looks, and joins nothing
//   GET  /livez /startupz /readyz /metrics    for operators, over loopback only
//   WS   /ws/<id>
//
// Who may do what is not decided here: acts go through the rules like anybody's, views through the views. An unknown
// document and one that is not yours are answered alike.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "proto/api.pb.h"
#include "proto/templates.pb.h"
#include "server/api/courier.h"
#include "server/api/guidebook_gathering.h"
#include "server/api/librarian.h"
#include "server/api/pages.h"
#include "server/api/recordings_keeper.h"
#include "server/api/rehearsal_keeper.h"
#include "server/api/retention_keeper.h"
#include "server/api/teller.h"
#include "server/api/usher.h"
#include "server/identity/codes.h"
#include "server/identity/join_link.h"
#include "server/identity/rate.h"
#include "server/identity/sessions.h"
#include "server/live/live_documents.h"
#include "server/network/http.h"
#include "server/network/socket.h"
#include "server/operations/health.h"
#include "server/recordings/recording_files.h"
#include "server/store/people.h"

namespace plenary {

struct ApiParts {
  LiveDocuments& documents;
  Log& log;
  Remover& remover;
  PeopleStore& people;
  Directory& names;
  Sessions& sessions;
  JoinCodes& codes;
  const JoinLinks& links;
  Clock& clock;
  Entropy& entropy;
  const std::map<std::string, Template>& templates;  // by id
  const Health& health;
  std::function<std::string()> metrics;  // in the text format of Prometheus
  const Pages* pages = nullptr;          // the web client; null: none was built
  // Does `work` beside the loop, one after the other, then `then` on the loop. It may touch what it was given alone.
  // Empty: at once, and on the loop.
  std::function<void(std::function<void()> work, std::function<void()> then)> beside = {};
  // The same for recordings, which wait for the disk: a record as a file does not wait behind them.
  std::function<void(std::function<void()> work, std::function<void()> then)> beside_files = {};
  RecordingFiles* recordings = nullptr;  // used there alone; null: none are kept here
};

struct ApiLimits {
  VisitLimits visit;
  SocketLimits socket;
  Rates rates;
};

class Api {
 public:
  Api(ApiParts parts, ApiLimits limits);

  void answer(HttpRequest request, HttpAnswer done);                           // an HttpHandler
  void upgrade(HttpRequest request, std::function<void(UpgradeAnswer)> done);  // an UpgradeHandler

 private:
  // Who asks about which document: a member, or whoever holds a link to it and only looks. Everybody else has heard
  // "no such document".
  struct Asking {
    HttpRequest request;
    Viewer viewer;  // participant empty: by link
    std::string document;
    std::string rest;  // of the path, after the verb: a seq
    // Whose share of what is limited this takes.
    [[nodiscard]] const std::string& counted_as() const {
      return viewer.participant.empty() ? request.remote_ip : viewer.participant;
    }
  };
  using Handler = void (Api::*)(HttpRequest, HttpAnswer);
  using DocumentHandler = void (Api::*)(Asking, HttpAnswer);

  // join.cc
  void join(HttpRequest request, HttpAnswer done);
  void open_code(HttpRequest request, HttpAnswer done);
  void look_at_session(HttpRequest request, HttpAnswer done);
  void say_as_whom(Asking asking, HttpAnswer done);
  void sign_out(HttpRequest request, HttpAnswer done);
  struct Arrival;
  void admit(HttpRequest request, const JoinRequest& asked, JoinLink link, const std::string& participant,
             HttpAnswer done);
  void let_in(std::shared_ptr<Arrival> arrival);
  void welcome(std::shared_ptr<Arrival> arrival);
  void seat_in_meeting(std::shared_ptr<Arrival> arrival, const std::string& meeting, std::function<void(bool)> done);
  void begin_session(const HttpRequest& request, JoinAnswer answer, bool in_meeting, HttpAnswer done);
  // boards.cc
  void copy_board(HttpRequest request, HttpAnswer done);
  void open_copy(Asking asking, HttpAnswer done);
  void make_code(Asking asking, HttpAnswer done);
  void show_link(Asking asking, HttpAnswer done);
  void show_link_of(const Asking& asking, const Document& document, const std::string& id, const HttpAnswer& done);
  void show_personal_link(const Asking& asking, const Document& document, const std::string& participant,
                          HttpAnswer done);
  [[nodiscard]] HttpResponse answer_with_link(const Asking& asking, const JoinLink& link);
  // exporting.cc
  struct Gathering;
  void export_record(Asking asking, HttpAnswer done);
  void export_written(const Asking& asking, const LiveDocument& live, const SessionRecordHead& head,
                      std::shared_ptr<Gathering> gathered, std::function<void(const std::shared_ptr<Gathering>&)> write,
                      HttpAnswer done);
  // reading.cc
  void list_commits(Asking asking, HttpAnswer done);
  void show_at(Asking asking, HttpAnswer done);
  void name_people(Asking asking, HttpAnswer done);
  // checking.cc
  void show_checks(Asking asking, HttpAnswer done);
  // leading.cc
  void show_groups(Asking asking, HttpAnswer done);
  void show_screening(Asking asking, HttpAnswer done);
  void show_connections(Asking asking, HttpAnswer done);
  void answer_groups(const std::vector<std::optional<GroupNow>>& groups, HttpAnswer done);
  void lead_groups(Asking asking, HttpAnswer done);
  struct Leading;
  void lead_one(std::shared_ptr<Leading> leading, const std::string& board);
  // acts.cc
  void list_acts(Asking asking, HttpAnswer done);
  struct ActsOf;
  void read_acts(std::shared_ptr<ActsOf> acts, const std::string& board);
  // programme.cc
  void show_programme(Asking asking, HttpAnswer done);
  // importing.cc
  struct Import;
  void import_file(Asking asking, HttpAnswer done);
  static void read_import(Import& import, const Document& meeting);
  void look_up_strangers(std::shared_ptr<Import> import);
  void preview_import(std::shared_ptr<Import> import);
  void keep_people(std::shared_ptr<Import> import);
  // copying.cc
  void copy_meeting(Asking asking, HttpAnswer done);
  void know_in(const std::string& document, std::vector<ListedPerson> people, std::function<void(bool)> done);
  // templates.cc
  void list_templates(Asking asking, HttpAnswer done);
  void show_template(Asking asking, HttpAnswer done);
  void begin_with_board(const Asking& asking, const std::string& board, HttpAnswer done);
  void write_template(Asking asking, HttpAnswer done);
  // Of the server, or of this meeting's own; 0: the latest version. nullopt: there is none.
  [[nodiscard]] std::optional<Template> template_at(const Document& meeting, const std::string& id,
                                                    std::uint32_t number = 0) const;
  // That a board was opened from, in that version if it is its meeting's own.
  void template_of(const Document& board, std::function<void(const std::optional<Template>&)> then);
  // groups.cc
  struct Groups;
  struct GroupToOpen;
  void open_groups(Asking asking, HttpAnswer done);
  [[nodiscard]] std::optional<HttpResponse> plan_groups(Groups& groups, const Document& meeting);
  void open_next_group(std::shared_ptr<Groups> groups);
  void look_back(std::shared_ptr<Groups> groups, const GroupToOpen& one, std::vector<Record> records,
                 std::vector<std::string> boards);
  void open_group(std::shared_ptr<Groups> groups, const GroupToOpen& one, std::vector<Record> records);
  void name_group(std::shared_ptr<Groups> groups, const std::string& breakout, const std::string& board,
                  const Breakout& group, bool is_new);
  void propose_seats(Asking asking, HttpAnswer done);
  void seat_people(Asking asking, HttpAnswer done);
  // rehearsals.cc
  struct Rehearsing;
  void begin_rehearsal(Asking asking, HttpAnswer done);
  void plan_rehearsal(Rehearsing& plan, const Document& meeting);
  void know_rehearsing(std::shared_ptr<Rehearsing> rehearsing);
  void copy_next_board(std::shared_ptr<Rehearsing> rehearsing);
  void give_up_rehearsal(std::shared_ptr<Rehearsing> rehearsing, const std::string& why);
  void come_to_rehearsal(std::shared_ptr<Rehearsing> rehearsing);
  struct RehearsalsOf;
  void list_rehearsals(Asking asking, HttpAnswer done);
  void list_next_rehearsal(std::shared_ptr<RehearsalsOf> listing);
  // walking.cc
  void walk(Asking asking, HttpAnswer done);
  // records.cc
  struct Opening;
  void open_record(Asking asking, HttpAnswer done);
  void draft_record(std::shared_ptr<Opening> opening);
  void come_to_record(std::shared_ptr<Opening> opening);
  void take_seat(std::shared_ptr<Opening> opening, Role role);
  void tell_offers(Asking asking, HttpAnswer done);
  void list_offers(Asking asking, HttpAnswer done);
  void check_words(Asking asking, HttpAnswer done);
  void list_records(Asking asking, HttpAnswer done);
  void add_not_begun(std::vector<std::string> boards, const std::set<std::string>& written,
                     const std::shared_ptr<RecordsAnswer>& answer, const HttpAnswer& done);
  // recordings.cc
  void take_recording(Asking asking, HttpAnswer done);
  void finish_recording(Asking asking, HttpAnswer done);
  void play_recording(Asking asking, HttpAnswer done);
  void drop_recording(Asking asking, HttpAnswer done);
  void with_recordings(const Asking& asking, bool keeping, const HttpAnswer& done,
                       std::function<HttpResponse(RecordingFiles&)> work);
  // reviews.cc
  void list_reviews(Asking asking, HttpAnswer done);
  void list_reviews_of(const Asking& asking, const Session& session, const HttpAnswer& done);
  // mine.cc
  void list_mine(Asking asking, HttpAnswer done);
  void say_of_mine(Asking asking, HttpAnswer done);
  // uses.cc
  void list_uses(Asking asking, HttpAnswer done);
  // guidebook.cc
  struct OpeningGuidebook;
  void open_guidebook(Asking asking, HttpAnswer done);
  void look_for_rapporteur(std::shared_ptr<OpeningGuidebook> opening);
  void come_to_guidebook(std::shared_ptr<OpeningGuidebook> opening);
  void come_to_earlier_guidebook(std::shared_ptr<OpeningGuidebook> opening, const std::string& id);
  void sit_at_guidebook(std::shared_ptr<OpeningGuidebook> opening, const LiveDocument& live);
  void take_in_meeting(Asking asking, HttpAnswer done);
  void publish_edition(Asking asking, HttpAnswer done);
  // guidebook_reading.cc
  void show_offers(Asking asking, HttpAnswer done);
  void offer_record(const Asking& asking, const std::string& id, Document record, HttpAnswer done);
  void show_readiness(Asking asking, HttpAnswer done);
  void export_guidebook(Asking asking, HttpAnswer done);
  // searching.cc
  struct SearchOf;
  void search(HttpRequest request, HttpAnswer done);
  void search_next(std::shared_ptr<SearchOf> search);
  void look_behind(std::shared_ptr<SearchOf> search, const std::string& id);
  void take_hits(std::shared_ptr<SearchOf> search, const std::string& id);
  void look_on(std::shared_ptr<SearchOf> search, const std::string& id);
  // As whom they would read it: who they are there, or what opening it from that meeting would make them. Unspecified: they
  // may not.
  struct ReadsAs {
    Role role = ROLE_UNSPECIFIED;
    std::string by_meeting;
  };
  void reads_as(const std::string& id, const Session& session, std::function<void(ReadsAs)> then);
  void reads_by_meeting(std::vector<std::string> meetings, const std::string& participant,
                        std::function<void(ReadsAs)> then);
  // api.cc
  void about(HttpRequest request, HttpAnswer done);
  void live(HttpRequest request, HttpAnswer done);
  void started(HttpRequest request, HttpAnswer done);
  void ready(HttpRequest request, HttpAnswer done);
  void figures(HttpRequest request, HttpAnswer done);
  void with_session(HttpRequest request, std::function<void(HttpRequest, Session)> then, HttpAnswer refused);
  void if_theirs(const Session& session, const std::string& document, std::function<void(bool)> then);
  // A look at another document that who asks is a member of, too. Null: there is none, or they are not.
  void if_member(const Asking& asking, const std::string& document, std::function<void(const LiveDocument*)> look);
  // Or whoever leads the meeting that it is a board or a record of: they come to any of them by the console.
  void if_member_or_leads(const Asking& asking, const std::string& document,
                          std::function<void(const LiveDocument*)> look);
  void by_link(HttpRequest request, std::string rest, DocumentHandler handler, HttpAnswer done);
  // of_those_gone: for somebody, too, who sits elsewhere now, or was removed: about what is theirs.
  void with_document(HttpRequest request, std::string document, std::string rest, DocumentHandler handler,
                     HttpAnswer done, bool of_those_gone = false);
  void if_theirs_or_was(const Session& session, const std::string& document, std::function<void(bool)> then);
  [[nodiscard]] static std::string session_token(const HttpRequest& request);

  ApiParts parts_;
  ApiLimits limits_;
  Usher usher_;
  Courier courier_;
  Teller teller_;
  GuidebookGathering gathering_;
  Librarian librarian_;
  RecordingsKeeper recordings_;
  RehearsalKeeper rehearsals_;
  RetentionKeeper retention_;
  RateLimiter joins_per_address_;
  RateLimiter failed_joins_;
  RateLimiter joins_per_document_;
  RateLimiter exports_;
  RateLimiter readings_;
  RateLimiter copies_;
  RateLimiter imports_;
  std::map<std::string, int> codes_asked_;  // by address: asked for and not yet answered
};

}  // namespace plenary
