"""Several people at one board: what one does the others see, a refusal says why and gives the words back, and whoever is
removed is out within seconds."""

import json
import time
import unittest
import urllib.request

from programs import PATIENCE_S, Whole, card


class Together(Whole):
    def setUp(self):
        super().setUp()
        self.serving = self.server()
        self.links = self.serving.links

    def participant(self, name):
        return self.session(name)["participant"]

    def test_two_tails_and_two_posts_see_each_others_changes(self):
        tails = [self.open("tail", self.links[role], name=name)
                 for role, name in (("facilitator", "Ada"), ("observer", "Ben"))]
        posts = [self.open("post", self.links["participant"], name=name) for name in ("Cleo", "Dan")]
        posts[0].type(card("c1", "Clean water"))
        for tail in tails:
            tail.line('"Clean water"')
        posts[1].type(card("c2", "Shade"), {"add_cluster": {"id": "k1", "title": "Water first", "cards": ["c1"]}})
        for tail in tails:
            tail.line('"Shade"')
            tail.line('"cluster":"k1"')
        for post in posts:
            post.end_of_input()
            self.assertEqual(post.end().code, 0)
        seen = [[line for line in tail.out if json.loads(line).get("id") in ("c1", "c2")] for tail in tails]
        self.assertEqual(seen[0], seen[1])

    def test_two_who_join_on_pipes_see_each_others_changes(self):
        ada, ben = (self.open("join", self.links["participant"], name=name) for name in ("Ada", "Ben"))
        for person in (ada, ben):
            person.line("Saved.")
        ada.type("add challenges /question Who pays for rain?")
        ben.line('card 1 [Challenges] question "Who pays for rain?"')
        ada.type("edit 1 Who pays when it rains?")
        ben.line('card 1 [Challenges] question "Who pays when it rains?"')
        ben.type("cluster 1 as Money")
        ada.line('card 1 [Challenges / Money] question "Who pays when it rains?"')
        for person in (ada, ben):
            person.type("quit")
            self.assertEqual(person.end().code, 0)

    def test_a_short_code_opens_what_the_link_of_its_role_does(self):
        tail = self.open("tail", self.links["facilitator"], name="Fay")
        tail.line('"board":')
        session = self.session("Fay")
        asked = urllib.request.Request(f"{self.serving.url}/api/documents/{session['document']}/code",
                                       data=b'{"role":"PARTICIPANT"}', method="POST",
                                       headers={"Content-Type": "application/json",
                                                "Authorization": f"Bearer {session['session']}"})
        with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
            code = json.load(answer)["code"]
        by_code = ("join", self.serving.url, "--name", "Cleo", "--state", self.seat("Cleo"), "--commands", "-", "--code")
        self.done(*by_code, code.lower(), typed=["add challenges From the back row"])
        tail.line('"From the back row"')
        wrong = self.run_plenary(*by_code, "zzz-zzz")
        self.assertEqual(wrong.code, 1)
        self.assertIn("No board answers to this code.", wrong.err)
        no_address = self.run_plenary("join", "the villa", "--code", code)
        self.assertEqual(no_address.code, 1)
        self.assertIn("in place of a link stands the server's address", no_address.err)

    def test_a_refusal_at_the_board_is_a_sentence_with_the_words(self):
        join = self.open("join", self.links["observer"], name="Ada")
        join.line("Saved.")
        join.type("add challenges Words of an observer")
        self.assertEqual(join.line("Refused", stream=join.err),
                         "plenary: Refused: Your role does not include this. Ask a facilitator. "
                         "Your words: Words of an observer")
        join.type("quit")
        self.assertEqual(join.end().code, 1)

    def test_a_line_that_is_not_understood_comes_back_with_the_way_out(self):
        join = self.open("join", self.links["participant"], name="Ada")
        join.line("Saved.")
        join.type("add nowhere Words for no region", "ad challenges A slip of the finger")
        said = join.line("There is no region 'nowhere'; there are: Challenges,", stream=join.err)
        self.assertIn("add nowhere Words for no region", said)
        self.assertIn("ad challenges A slip of the finger", join.line("slip of the finger", stream=join.err))
        join.type("quit")
        self.assertEqual(join.end().code, 1)

    def test_a_refused_post_has_a_code_a_sentence_and_the_request(self):
        note = {"add_note": {"id": "n1", "text": "Not my office", "visibility": "RECORD"}}
        outcomes, ended = self.post(self.links["participant"], "Ada", card("c1", "First"), card("c1", "Second words"), note,
                                    "no request")
        self.assertEqual(ended.code, 1)
        self.assertEqual([outcome.get("refused", {}).get("code", "accepted") for outcome in outcomes],
                         ["accepted", "ALREADY_EXISTS", "FORBIDDEN"])
        self.assertEqual(outcomes[1]["request"]["add_card"]["text"], "Second words")
        self.assertEqual(outcomes[2]["request"]["add_note"]["text"], "Not my office")
        for sentence in ("plenary: That id is taken. Try again with another.",
                         "plenary: Your role does not include this. Ask a facilitator.",
                         "plenary: this line is not a request: "):
            self.assertIn(sentence, ended.err)

    def test_who_is_removed_is_out_within_five_seconds_and_hears_nothing_after(self):
        tail = self.open("tail", self.links["participant"], name="Ada")
        join = self.open("join", self.links["participant"], name="Ben")
        tail.line('"board":')
        join.line("Saved.")
        facilitator = self.open("post", self.links["facilitator"], name="Cleo")
        facilitator.type(*[{"remove_member": {"participant": self.participant(name)}} for name in ("Ada", "Ben")])
        facilitator.until(lambda: len(facilitator.out) == 2, "both removals")
        began = time.monotonic()
        facilitator.type(card("after", "Said when they had gone"))
        for removed in (tail, join):
            ended = removed.end(within=5)
            self.assertEqual(ended.code, 1, ended)
            self.assertNotIn("Said when they had gone", ended.out)
        self.assertLess(time.monotonic() - began, 5)
        self.assertIn("plenary: the board is closed to you now.", "\n".join(tail.err))
        for name in ("Ada", "Ben"):
            back = self.open("tail", self.links["participant"], name=name).end()
            self.assertEqual(back.code, 1, back)
            self.assertNotIn("Said when they had gone", back.out)
        facilitator.end_of_input()
        self.assertEqual(facilitator.end().code, 0)

    def test_a_link_that_is_revoked_is_dead_and_closes_what_was_opened_by_it(self):
        tail = self.open("tail", self.links["observer"], name="Ada")
        tail.line('"board":')
        board = self.at(self.links["facilitator"], 1)
        invitation = next(record["id"] for record in board["records"] if record.get("invitation", {}) ==
                          {"role": "OBSERVER", "label": "observer"})
        began = time.monotonic()
        self.accepted(self.links["facilitator"], "Cleo", {"revoke_invitation": {"id": invitation}})
        self.assertEqual(tail.end(within=5).code, 1)
        self.assertLess(time.monotonic() - began, 5)
        late = self.open("tail", self.links["observer"], name="Dan").end()
        self.assertEqual((late.code, late.out), (1, ""), late)
        self.assertNotEqual(late.err, "")
        self.assertEqual(self.run_plenary("export", self.links["observer"]).code, 1)

    def test_another_role_reaches_who_is_there(self):
        join = self.open("join", self.links["observer"], name="Ada")
        join.line("Saved.")
        self.accepted(self.links["facilitator"], "Cleo",
                      {"set_role": {"participant": self.participant("Ada"), "role": "PARTICIPANT"}})
        join.line("person Cleo  facilitator")  # by name, not by an id
        join.line("Your role is participant now.")
        join.type("add challenges Now I may", "quit")
        self.assertEqual(join.end().code, 0)
        self.assertIn('card 1 [Challenges] challenge "Now I may"', "\n".join(join.out))


if __name__ == "__main__":
    unittest.main()
