// What somebody pasted or typed to be let in: never taken for a link or a code of ours unless it is one.
#include "server/identity/base64url.h"
#include "server/identity/codes.h"
#include "server/identity/join_link.h"
#include "tests/fuzz/target.h"
#include "tests/server/identity/kept_in_memory.h"

namespace plenary::fuzz {
namespace {

const std::string kLinkKey(32, 'k'), kOtherKey(32, 'o');

// What is opened has the one token that we make for it.
void look_at_token(const JoinLinks& ours, std::string_view token) {
  const auto opened = ours.open(token);
  if (const auto* link = std::get_if<JoinLink>(&opened)) must_equal(ours.token(*link), token, "a link has two tokens");
  if (const auto bytes = base64url_decode(token)) must_equal(base64url(*bytes), token, "bytes have two texts");
}

// A link of ours, and the same with one byte of its token another.
void look_at_ours(const JoinLinks& ours, Bytes& bytes) {
  JoinLink link;
  link.role = static_cast<Role>(1 + bytes.below(Role_MAX));
  if (!Role_IsValid(link.role)) return;
  link.document = bytes.words(255);
  link.invitation = bytes.words(255);
  link.participant = bytes.words(255);
  std::string token = ours.token(link);
  const auto opened = ours.open(token);
  must(std::holds_alternative<JoinLink>(opened) && std::get<JoinLink>(opened) == link, "a link of ours is not opened");
  must_equal(token_in(" <" + ours.url("http://127.0.0.1:8080", link) + ">\n"), token, "a pasted link loses its token");
  must_equal(origin_in(ours.url("http://127.0.0.1:8080", link)), "http://127.0.0.1:8080", "a link loses its server");
  must(!std::holds_alternative<JoinLink>(JoinLinks(kOtherKey).open(token)), "another server opens a link of ours");
  const auto at = bytes.below(static_cast<std::uint32_t>(token.size()));
  const char was = token[at];
  token[at] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[bytes.below(64)];
  must(token[at] == was || !std::holds_alternative<JoinLink>(ours.open(token)), "a changed link is opened");
}

void look_at_code(std::string_view typed) {
  const std::string code = normal_join_code(typed);
  KeptInMemory kept;
  JoinCodes codes(kept.store, [](std::uint32_t) { return 3U; });
  std::string made;
  codes.make("token", 1'000, [&](auto answer) { made = std::get<std::string>(answer); });
  kept.deliver();
  bool opened = false;
  codes.open(typed, [&](auto answer) { opened = std::holds_alternative<std::string>(answer); });
  kept.deliver();
  must(opened == (code == made), "a code is opened that is not the one that was made, or that one is not");
  if (code.empty()) return;
  must(code.size() == 6, "a code of another length");
  must_equal(normal_join_code(code), code, "a code is another when it is read again");
  must_equal(normal_join_code(spoken_join_code(code)), code, "a code is another as it is spoken");
}

void look_at_link(std::string_view input) {
  const JoinLinks ours(kLinkKey);
  Bytes bytes(input);
  if (bytes.byte() % 2 == 0) return look_at_ours(ours, bytes);
  const std::string_view pasted = bytes.rest();
  look_at_token(ours, pasted);
  look_at_token(ours, token_in(pasted));
  static_cast<void>(origin_in(pasted));
  look_at_code(pasted);
}

std::vector<std::string> link_seeds() {
  const JoinLinks ours(kLinkKey);
  const JoinLink open{"b7", "invitation.k3", PARTICIPANT, ""},
      personal{"demo.s2-b1", "invitation.a", FACILITATOR, "ann"};
  return {std::string("\0\2\2b7\4inv1\3ann\x20\x07", 14),
          "\x01" + ours.token(open),
          "\x01" + ours.url("https://boards.example.org", personal),
          "\x01<" + ours.url("http://127.0.0.1:8080", open) + ">",
          "\x01" + JoinLinks(kOtherKey).token(open),
          "\x01k7m-4qx",
          "\x01"
          "555-555",
          "\x01"
          "5 5-5\t555"};
}

}  // namespace

const Target link{"link", look_at_link, link_seeds};

}  // namespace plenary::fuzz
