#include "tests/catch.h"
#include "tests/facilitation/rules/story.h"

using namespace plenary;

namespace {
std::string role_of(const Story& story, const std::string& who) { return Role_Name(story.document.role_of(who)); }
Story with_invitations() {
  return Story({"id: 'invitation.all' invitation { role: PARTICIPANT }",
                "id: 'invitation.eve' invitation { role: RAPPORTEUR participant: 'eve' }",
                "id: 'invitation.old' invitation { role: PARTICIPANT revoked: true }",
                "id: 'invitation.obs' invitation { role: OBSERVER }"});
}
}  // namespace

TEST_CASE("somebody opens a link and is here, in the role that the invitation gives", "[rules][members]") {
  Story story = with_invitations();
  CHECK(story.server_asks("admit { participant: 'dan' role: FACILITATOR invitation: 'invitation.all' mode: REMOTE }") ==
        "put member member.dan v1");
  CHECK(role_of(story, "dan") == "PARTICIPANT");
  CHECK(story.document.member("dan")->joined_ms() > 0);
  CHECK(story.server_asks("admit { participant: 'eve' invitation: 'invitation.eve' }") == "put member member.eve v1");
  CHECK(role_of(story, "eve") == "RAPPORTEUR");
  CHECK(story.server_asks("admit { participant: 'dan' invitation: 'invitation.eve' }") ==
        "FORBIDDEN invitation_of_another");
  CHECK(story.server_asks("admit { participant: 'zoe' invitation: 'invitation.old' }") ==
        "FORBIDDEN invitation_revoked");
  CHECK(story.server_asks("admit { participant: 'zoe' invitation: 'invitation.none' }") == "NOT_FOUND invitation");
  CHECK(story.server_asks("admit { participant: 'zoe' role: OBSERVER }") == "put member member.zoe v1");
  CHECK(story.server_asks("admit { participant: 'yan' }") == "INVALID role unknown");
  CHECK(story.server_asks("admit { participant: 'not one' role: OBSERVER }") ==
        "INVALID participant not_a_participant");
  CHECK(story.server_asks("admit { participant: '" + std::string(58, 'x') + "' role: OBSERVER }") ==
        "INVALID participant not_a_participant");
}

TEST_CASE("coming again changes nothing but what is new, and keeps the role of now", "[rules][members]") {
  Story story = with_invitations();
  story.server_asks("admit { participant: 'dan' invitation: 'invitation.all' mode: REMOTE }");
  story.asks("fay", "set_role { participant: 'dan' role: RAPPORTEUR }");
  CHECK(story.server_asks("admit { participant: 'dan' invitation: 'invitation.all' mode: REMOTE }") ==
        "accepted, nothing new");
  CHECK(role_of(story, "dan") == "RAPPORTEUR");
  CHECK(story.server_asks("admit { participant: 'dan' invitation: 'invitation.all' mode: IN_ROOM }") ==
        "put member member.dan v3");
  CHECK(story.server_asks("admit { participant: 'dan' invitation: 'invitation.all' }") == "accepted, nothing new");
  CHECK(story.server_asks("admit { participant: 'dan' invitation: 'invitation.obs' }") == "put member member.dan v4");
  CHECK(role_of(story, "dan") == "OBSERVER");
}

TEST_CASE("whoever is removed does not come back by the same invitation", "[rules][members]") {
  Story story = with_invitations();
  story.server_asks("admit { participant: 'dan' invitation: 'invitation.all' }");
  CHECK(story.asks("ann", "remove_member { participant: 'dan' }") == "FORBIDDEN");
  CHECK(story.asks("fay", "remove_member { participant: 'dan' }") == "put member member.dan v2");
  CHECK(story.asks("fay", "remove_member { participant: 'dan' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "remove_member { participant: 'none' }") == "NOT_FOUND member");
  CHECK(story.asks("fay", "set_role { participant: 'dan' role: OBSERVER }") == "GONE member removed");
  CHECK(role_of(story, "dan") == "ROLE_UNSPECIFIED");
  CHECK(story.server_asks("admit { participant: 'dan' invitation: 'invitation.all' }") == "FORBIDDEN removed");
  CHECK(story.server_asks("admit { participant: 'dan' invitation: 'invitation.obs' }") == "put member member.dan v3");
  CHECK(role_of(story, "dan") == "OBSERVER");
}

TEST_CASE("roles are given and taken by facilitators", "[rules][members]") {
  Story story;
  CHECK(story.asks("ann", "set_role { participant: 'ann' role: FACILITATOR }") == "FORBIDDEN");
  CHECK(story.asks("fay", "set_role { participant: 'ann' role: CO_FACILITATOR }") == "put member member.ann v2");
  CHECK(story.asks("fay", "set_role { participant: 'ann' role: CO_FACILITATOR }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "set_role { participant: 'none' role: OBSERVER }") == "NOT_FOUND member");
  CHECK(story.asks("fay", "set_role { participant: 'ann' role: ROLE_UNSPECIFIED }") == "INVALID role unknown");
  CHECK(story.asks("ann", "set_role { participant: 'ann' role: PARTICIPANT }") == "put member member.ann v3");
}

TEST_CASE("the last facilitator stays", "[rules][members]") {
  Story story({"id: 'invitation.f' invitation { role: FACILITATOR }"});
  CHECK(story.asks("fay", "remove_member { participant: 'col' }") == "put member member.col v2");
  CHECK(story.asks("fay", "remove_member { participant: 'fay' }") == "FORBIDDEN last_facilitator");
  CHECK(story.asks("fay", "set_role { participant: 'fay' role: PARTICIPANT }") == "FORBIDDEN last_facilitator");
  CHECK(story.asks("fay", "set_role { participant: 'fay' role: CO_FACILITATOR }") == "put member member.fay v2");
  CHECK(story.server_asks("set_role { participant: 'fay' role: OBSERVER }") == "FORBIDDEN last_facilitator");
  // Opening a link of another role does not make the last one less either.
  story.asks("fay", "add_invitation { id: 'invitation.o' role: OBSERVER }");
  story.server_asks("admit { participant: 'fay' invitation: 'invitation.o' }");
  CHECK(role_of(story, "fay") == "CO_FACILITATOR");
  // Nor does revoking the invitation that they came by.
  story.server_asks("admit { participant: 'fay' invitation: 'invitation.f' }");
  CHECK(story.server_asks("revoke_invitation { id: 'invitation.f' }") == "FORBIDDEN last_facilitator");
  story.asks("fay", "set_role { participant: 'ann' role: FACILITATOR }");
  CHECK(story.asks("ann", "revoke_invitation { id: 'invitation.f' }") ==
        "put invitation invitation.f v2, put member member.fay v5");
}

TEST_CASE("invitations are made and revoked; revoking one removes whoever came by it", "[rules][members]") {
  Story story;
  CHECK(story.asks("fay", "add_invitation { id: 'invitation.1' role: PARTICIPANT label: 'Room 2' }") ==
        "put invitation invitation.1 v1");
  CHECK(story.asks("fay", "add_invitation { id: 'invitation.1' role: PARTICIPANT }") == "ALREADY_EXISTS");
  CHECK(story.asks("fay", "add_invitation { id: 'invite' role: PARTICIPANT }") == "INVALID id not_an_invitation");
  CHECK(story.asks("fay", "add_invitation { id: 'invitation.' role: PARTICIPANT }") == "INVALID id not_an_invitation");
  CHECK(story.asks("fay", "add_invitation { id: 'invitation.2' }") == "INVALID role unknown");
  CHECK(story.asks("fay", "add_invitation { id: 'invitation.2' role: OBSERVER participant: '?' }") ==
        "INVALID participant not_a_participant");
  CHECK(story.asks("fay", "add_invitation { id: 'invitation.2' role: OBSERVER label: '" + std::string(81, 'x') +
                              "' }") == "TOO_LONG 80 81");
  story.server_asks("admit { participant: 'dan' invitation: 'invitation.1' }");
  story.server_asks("admit { participant: 'eve' invitation: 'invitation.1' }");
  CHECK(story.asks("ann", "revoke_invitation { id: 'invitation.1' }") == "FORBIDDEN");
  CHECK(story.asks("fay", "revoke_invitation { id: 'invitation.1' }") ==
        "put invitation invitation.1 v2, put member member.dan v2, put member member.eve v2");
  CHECK(role_of(story, "dan") == "ROLE_UNSPECIFIED");
  CHECK(role_of(story, "ann") == "PARTICIPANT");
  CHECK(story.asks("fay", "revoke_invitation { id: 'invitation.1' }") == "NOTHING_TO_DO");
  CHECK(story.asks("fay", "revoke_invitation { id: 'none' }") == "NOT_FOUND invitation");
  CHECK(story.server_asks("admit { participant: 'dan' invitation: 'invitation.1' }") == "FORBIDDEN invitation_revoked");
}
