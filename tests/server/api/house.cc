#include "tests/server/api/house.h"

#include <stdexcept>

#include "server/api/messages.h"
#include "server/live/schema.h"
#include "tests/catch.h"

namespace plenary::test {

void Later::step() {
  if (waiting_.empty()) return;
  const auto first = std::move(waiting_.front());
  waiting_.pop_front();
  first();
}

bool Later::settle() {
  if (waiting_.empty()) return false;
  for (int step = 0; !waiting_.empty(); ++step) {
    if (step > 1'000'000) throw std::runtime_error("there is no end of what is to be done");
    const auto next = std::move(waiting_.front());
    waiting_.pop_front();
    next();
  }
  return true;
}

// ---- stores that may be away

void KeptOrAway::get(const std::string& key, std::function<void(KeptAnswer)> done) {
  if (away) return post_([done = std::move(done)] { done({}); });
  kept_.get(key, std::move(done));
}
void KeptOrAway::put_new(const std::string& key, std::string value, std::int64_t ttl_ms,
                         std::function<void(KeepAnswer)> done) {
  if (away) return post_([done = std::move(done)] { done(KeepAnswer::unavailable); });
  kept_.put_new(key, std::move(value), ttl_ms, std::move(done));
}
void KeptOrAway::replace(const std::string& key, const std::string& expected, std::string value, std::int64_t ttl_ms,
                         std::function<void(KeepAnswer)> done) {
  if (away) return post_([done = std::move(done)] { done(KeepAnswer::unavailable); });
  kept_.replace(key, expected, std::move(value), ttl_ms, std::move(done));
}
void KeptOrAway::renew(const std::string& key, std::int64_t ttl_ms, std::function<void(KeepAnswer)> done) {
  if (away) return post_([done = std::move(done)] { done(KeepAnswer::unavailable); });
  kept_.renew(key, ttl_ms, std::move(done));
}
void KeptOrAway::list(std::function<void(std::optional<std::vector<std::string>>)> done) {
  if (away) return post_([done = std::move(done)] { done(std::nullopt); });
  kept_.list(std::move(done));
}
void KeptOrAway::remove(const std::string& key, std::function<void(KeepAnswer)> done) {
  if (away) return post_([done = std::move(done)] { done(KeepAnswer::unavailable); });
  kept_.remove(key, std::move(done));
}

void PeopleOrAway::put(const std::string& document, const ListedPerson& person, std::function<void(bool)> done) {
  if (away) return post_([done = std::move(done)] { done(false); });
  people_.put(document, person, std::move(done));
}

// ---- a line

void Line::send(std::span<const SharedBytes> buffers) {
  if (closed != 0) return;
  for (const SharedBytes& buffer : buffers) bytes += *buffer;
  sent.emplace_back([this] { handler->on_sent(); });
}

void Line::says_hello(const std::string& client) {
  ClientFrame frame;
  frame.mutable_hello()->set_major(1);
  frame.mutable_hello()->set_client(client_named(client));
  says(frame);
}

void Line::hangs_up() {
  if (!handler) return;
  const auto last = std::move(handler);
  last->on_closed(1005);
}

std::string Line::heard_first() const {
  ServerFrame frame;
  if (!frame.ParseFromString(bytes) || frame.messages().empty()) return "nothing";
  if (!frame.messages(0).has_welcome()) return "something else";
  return "welcome " + Role_Name(frame.messages(0).welcome().role()) + " " + frame.messages(0).welcome().document();
}

// ---- requests and answers

From From::address(std::string ip) {
  From from;
  from.ip = std::move(ip);
  return from;
}

From From::bearer(std::string token) {
  From from;
  from.session = std::move(token);
  return from;
}

std::string Answered::header(std::string_view name) const {
  for (const auto& [field, value] : response.headers)
    if (field == name) return value;
  return {};
}

std::int64_t Answered::retry_after_ms() const {
  const std::string seconds = header("Retry-After");
  return seconds.empty() ? -1 : std::stoll(seconds) * 1'000;
}

std::string said(const Answered& answered) {
  std::string line = std::to_string(answered.response.status);
  constexpr std::string_view kCode = "{\"code\": \"";
  if (answered.response.body.starts_with(kCode)) {
    const std::size_t end = answered.response.body.find('"', kCode.size());
    line += " " + answered.response.body.substr(kCode.size(), end - kCode.size());
  }
  return line;
}

template <class Message>
Message message_in(const Answered& answered) {
  Message message;
  std::string why;
  INFO("answer: " << answered.response.body);
  REQUIRE(read_json(answered.response.body, message, why));
  return message;
}
template ScreeningAnswer message_in(const Answered&);
template OpenRecordAnswer message_in(const Answered&);
template OffersAnswer message_in(const Answered&);
template CheckAnswer message_in(const Answered&);
template ReviewsAnswer message_in(const Answered&);
template UsesAnswer message_in(const Answered&);
template RecordsAnswer message_in(const Answered&);
template JoinAnswer message_in(const Answered&);
template GroupsAnswer message_in(const Answered&);
template ActsAnswer message_in(const Answered&);
template LeadAnswer message_in(const Answered&);
template CodeAnswer message_in(const Answered&);
template MakeCodeAnswer message_in(const Answered&);
template ShowLinkAnswer message_in(const Answered&);
template CopyAnswer message_in(const Answered&);
template ReplicaAnswer message_in(const Answered&);
template ProgrammeAnswer message_in(const Answered&);
template ImportAnswer message_in(const Answered&);
template CopyMeetingAnswer message_in(const Answered&);
template OpenGroupsAnswer message_in(const Answered&);
template TemplatesAnswer message_in(const Answered&);
template TemplateAnswer message_in(const Answered&);
template MixAnswer message_in(const Answered&);
template SeatsAnswer message_in(const Answered&);
template OpenGuidebookAnswer message_in(const Answered&);
template PublishAnswer message_in(const Answered&);
template ReadinessAnswer message_in(const Answered&);
template SearchAnswer message_in(const Answered&);
template RehearsalNow message_in(const Answered&);
template RehearsalsAnswer message_in(const Answered&);
template ConnectionsAnswer message_in(const Answered&);
template GuidebookOffers message_in(const Answered&);
template MineAnswer message_in(const Answered&);

std::string join_body(const std::string& token, const std::string& name, const std::string& more) {
  return "{\"token\": " + json_quoted(token) + ", \"name\": " + json_quoted(name) + (more.empty() ? "" : ", " + more) +
         "}";
}

Request revoke_invitation(const std::string& invitation) {
  Request request;
  request.mutable_revoke_invitation()->set_id(invitation);
  return request;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

// ---- the house

namespace {

const std::vector<std::pair<Role, std::string>> kRoles = {
    {OBSERVER, "observer"},       {PARTICIPANT, "participant"},   {RAPPORTEUR, "rapporteur"},
    {FACILITATOR, "facilitator"}, {PLENARY_HOST, "plenary_host"}, {CO_FACILITATOR, "co_facilitator"},
    {PRESENTER, "presenter"}};

Record record_named(const std::string& id) {
  Record record;
  record.set_id(id);
  return record;
}

std::vector<Record> invitations() {
  std::vector<Record> records;
  for (const auto& [role, name] : kRoles) {
    records.push_back(record_named("invitation." + name));
    records.back().mutable_invitation()->set_role(role);
  }
  records.push_back(record_named("invitation.lena"));
  records.back().mutable_invitation()->set_role(RAPPORTEUR);
  records.back().mutable_invitation()->set_participant("lena");
  return records;
}

std::vector<Record> board(const std::string& title) {
  std::vector<Record> records = invitations();
  records.push_back(record_named("board"));
  Board& board = *records.back().mutable_board();
  board.set_title(title);
  board.set_meeting("meet");
  board.set_session("s1");
  board.set_framing_question("What helps a river?");
  board.mutable_policy()->set_verbatim("Nothing is attributed without permission.");
  records.push_back(record_named("r1"));
  records.back().mutable_region()->set_title("Ideas");
  records.back().mutable_region()->set_order(1);
  records.push_back(record_named("phase1"));
  records.back().mutable_phase()->set_kind(SILENT);
  records.back().mutable_phase()->set_order(1);
  return records;
}

std::vector<Record> meeting() {
  std::vector<Record> records = invitations();
  records.push_back(record_named("meeting"));
  records.back().mutable_meeting()->set_title("The meeting");
  records.back().mutable_meeting()->mutable_policy()->set_verbatim("Nothing is attributed without permission.");
  return records;
}

ApiLimits limits_with(const Rates& rates) {
  ApiLimits limits;
  limits.rates = rates;
  return limits;
}

}  // namespace

House::House(Rates rates, std::shared_ptr<Storage> shared, const std::string& node)
    : storage(std::move(shared)),
      log(storage->documents, later.post()),
      dice(std::hash<std::string>{}(node)),
      names(storage->people),
      health(storage->clock),
      sessions(storage->sessions),
      codes(storage->codes),
      live(LivePorts{log, storage->clock, dice, names, storage->chain, counts}, LiveOptions{node}),
      api({live,
           log,
           storage->remover,
           storage->people,
           names,
           sessions,
           codes,
           storage->links,
           storage->clock,
           dice,
           templates,
           health,
           [] { return std::string("plenary_boards 2\n"); },
           nullptr,
           {},
           {},
           &storage->recordings},
          limits_with(rates)) {
  if (!storage->documents->by_id.empty()) return;
  open("meet", meeting());
  open("meet.blue", board("Blue"));
  open("meet.red", board("Red"));
}

void House::open(const std::string& document, std::vector<Record> records) {
  bool made = false;
  live.create(document, std::move(records), [&](bool ok, const std::string&) { made = ok; });
  settle();
  REQUIRE(made);
}

std::shared_ptr<std::optional<Answered>> House::begin(const std::string& method, const std::string& target,
                                                      const std::string& body, const From& from) {
  HttpRequest request;
  request.method = method;
  request.path = target.substr(0, target.find('?'));
  if (request.path.size() < target.size()) request.query = target.substr(request.path.size() + 1);
  request.body = body;
  request.remote_ip = from.ip;
  request.host = "127.0.0.1:8080";
  request.secure = from.secure;
  if (!from.session.empty()) request.headers.emplace_back("Authorization", "Bearer " + from.session);
  if (!from.cookie.empty()) request.headers.emplace_back("Cookie", from.cookie);
  if (!from.range.empty()) request.headers.emplace_back("Range", from.range);
  auto answered = std::make_shared<std::optional<Answered>>();
  api.answer(std::move(request), [answered](HttpResponse response) {
    if (answered->has_value()) throw std::runtime_error("a request is answered once");
    answered->emplace(Answered{std::move(response)});
  });
  return answered;
}

Answered House::ask(const std::string& method, const std::string& target, const std::string& body, const From& from) {
  const auto answered = begin(method, target, body, from);
  settle();
  INFO(method << " " << target);
  REQUIRE(answered->has_value());
  return **answered;
}

std::string House::token(const std::string& role, const std::string& document) const {
  JoinLink link{document, "invitation." + role, ROLE_UNSPECIFIED, ""};
  for (const auto& [number, name] : kRoles)
    if (name == role) link.role = number;
  if (role == "lena") link.role = RAPPORTEUR, link.participant = "lena";
  return storage->links.token(link);
}

Answered House::join(const std::string& token, const std::string& name, const From& from) {
  return post("/api/join", join_body(token, name), from);
}

JoinAnswer House::joins(const std::string& role, const std::string& name, const From& from,
                        const std::string& document) {
  const Answered answered = join(token(role, document), name, from);
  INFO(answered.response.body);
  REQUIRE(answered.response.status == 200);
  return message_in<JoinAnswer>(answered);
}

void House::acts(const std::string& participant, const Request& request, const std::string& document) {
  std::optional<LiveDocument::Act> act;
  live.act(document, {participant, false}, request, [&](LiveDocument::Act done) { act = std::move(done); });
  settle();
  REQUIRE(act);
  REQUIRE(act->stored);
  REQUIRE(RefusalCode_Name(act->outcome.refusal.code()) == "REFUSAL_NONE");
}

std::shared_ptr<Line> House::connects(const From& from, const std::string& document, Answered* refusal) {
  HttpRequest request;
  request.method = "GET";
  request.path = "/ws/" + document;
  request.remote_ip = from.ip;
  request.secure = from.secure;
  if (!from.session.empty()) request.headers.emplace_back("Authorization", "Bearer " + from.session);
  if (!from.cookie.empty()) request.headers.emplace_back("Cookie", from.cookie);
  std::optional<UpgradeAnswer> answer;
  api.upgrade(std::move(request), [&](UpgradeAnswer given) { answer = std::move(given); });
  settle();
  REQUIRE(answer);
  if (auto* refused = std::get_if<HttpResponse>(&*answer)) {
    if (refusal) *refusal = Answered{*refused};
    return nullptr;
  }
  auto line = std::make_shared<Line>();
  line->handler = std::get<AcceptUpgrade>(*answer).attend(*line);
  lines.push_back(line);
  settle();
  return line;
}

void House::settle() {
  for (bool moved = true; moved;) {
    moved = later.settle();
    moved = storage->later.settle() || moved;
    for (const auto& line : lines) {
      for (const auto& told : std::exchange(line->sent, {})) {
        moved = true;
        if (line->handler) told();
      }
    }
  }
}

void House::passes(std::int64_t ms) {
  for (constexpr std::int64_t kStep = 500; ms > 0; ms -= kStep) {
    storage->clock.advance(std::min(ms, kStep));
    settle();
  }
}

Document House::folded(const std::string& document) const {
  Document folded;
  for (const LogEntry& entry : storage->documents->by_id.at(document).log) evolve(folded, parsed_commit(entry));
  return folded;
}

std::size_t House::commits(const std::string& document) const {
  return storage->documents->by_id.at(document).log.size();
}

std::optional<ListedPerson> House::person(const std::string& participant) {
  PersonAnswer found;
  storage->people.find(participant, [&](PersonAnswer answer) { found = std::move(answer); });
  settle();
  if (found.kind != PersonAnswer::found) return std::nullopt;
  return found.person;
}

std::string House::members(const std::string& document) {
  std::set<std::string> in;
  const Document now = folded(document);
  for (const Record* record : now.sorted()) {
    if (!record->has_member() || record->member().removed()) continue;
    const auto listed = person(record->member().participant());
    in.insert(listed ? listed->name() : "?");
  }
  std::string all;
  for (const std::string& name : in) all += (all.empty() ? "" : ", ") + name;
  return all;
}

}  // namespace plenary::test
