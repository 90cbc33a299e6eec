"""`plenary join` as a person has it before them: what the page says of their own acts, of others, and while the server is
away."""

import json
import unittest

from programs import Whole, card


class Terminal(Whole):
    def setUp(self):
        super().setUp()
        self.playing = self.server()
        self.links = self.playing.links

    def test_undo_and_redo_say_what_they_did(self):
        ada = self.open("join", self.links["participant"], name="Ada")
        ada.line("Saved.")
        ada.type("add challenges Clean water")
        ada.line('card 1 [Challenges] challenge "Clean water"  [mine]')
        ada.type("edit 1 Clean water for all", "undo")
        ada.line('Undone: card 1 [Challenges] challenge "Clean water"  [mine]')
        ada.type("redo")
        ada.line('Done again: card 1 [Challenges] challenge "Clean water for all"  [mine]')
        ada.type("undo", "undo")
        ada.line('Undone: card 1 [Challenges] challenge "Clean water"  [mine]  [trash]')
        ada.type("undo")
        ada.line("There is nothing of yours to undo.", stream=ada.err)
        ada.type("trash")
        ada.line("In the trash:")
        ada.line('  card 1 [Challenges] challenge "Clean water"  [mine]  [trash]')
        ada.type("restore 1", "trash")
        ada.line("The trash is empty.")

    def test_a_group_goes_into_a_group_and_what_is_gone_is_called_by_its_words(self):
        ada = self.open("join", self.links["participant"], name="Ada")
        ada.line("Saved.")
        ada.type("add challenges Clean water", "add challenges Shade", "cluster 1 as Wells", "cluster 2 as Water",
                 "nest Wells into Water")
        ada.line('group "Wells"  (in Water)')
        ada.type("show")
        ada.line("Wells  (in Water)")
        ada.type("nest Wells out", "link 1 2 starts", "unlink 1 2")
        ada.line("gone: link 1 starts -> 2")

    def test_without_a_line_to_carry_out_it_shows_the_board_and_leaves(self):
        for _ in range(6):
            shown = self.done("join", self.links["participant"], *self.seated("Ada", ()))
            self.assertIn("Challenges  {challenges}", shown)

    def test_the_policy_is_read_by_whoever_says_so(self):
        ada = self.open("join", self.links["participant"], name="Ada")
        ada.line("Once you have read this, say `policy read`.")
        ada.line("Saved.")
        ada.type("policy read", "policy", "quit")
        self.assertEqual(ada.end().code, 0)
        again = self.open("join", self.links["participant"], name="Ada")
        again.line("Saved.")
        again.type("policy", "quit")
        ended = again.end()
        self.assertNotIn("Once you have read this", ended.out)

        ben = self.open("join", self.links["participant"], "--i-have-read-the-policy", name="Ben")
        ben.line("Saved.")
        ben.type("quit")
        ended = ben.end()
        self.assertEqual(ended.code, 0)
        self.assertNotIn("Once you have read this", ended.out)

    def test_a_region_is_named_by_its_whole_title_its_beginning_its_place_or_its_id(self):
        ada = self.open("join", self.links["participant"], name="Ada")
        ada.line("Saved.")
        ada.type("add Direction of travel No basement flooded", "add who has to move Insurers", "add chall Rain",
                 "add 4 Ask the millers", "add {tilt} Pay for rain")
        ada.line('card 1 [Direction of travel] mission "No basement flooded"  [mine]')
        ada.line('card 2 [Who has to move] sector "Insurers"  [mine]')
        ada.line('card 3 [Challenges] challenge "Rain"  [mine]')
        ada.line('card 4 [Several routes] project "Ask the millers"  [mine]')
        ada.line('card 5 [What tilts the playing field] idea "Pay for rain"  [mine]')

    def test_a_seat_whose_link_is_another_servers_says_so_once_and_ends(self):
        self.accepted(self.links["participant"], "Ada", card("c1", "Hello"))
        port = self.playing.port
        self.playing.stop()
        other = self.server(data=self.folder / "other", port=port)
        join = self.open("join", self.links["participant"], "--plain", name="Ada")
        ended = join.end(within=10)
        self.assertEqual(ended.code, 1, ended)
        self.assertEqual(ended.err.count("another server"), 1, ended)
        self.accepted(other.links["participant"], "Ben", card("c2", "Nobody else is locked out"))

    def test_whoever_has_joined_comes_to_the_guidebook_by_the_link_of_a_board(self):
        asks = ("guidebook", self.links["rapporteur"], "--state", self.seat("Ria"))
        refused = self.run_plenary(*asks)
        self.assertEqual(refused.code, 1)
        self.assertIn("Join first: plenary join LINK; then ask again.", refused.err)
        self.accepted(self.links["rapporteur"], "Ria")
        self.assertIn("Routes and directions (draft)", self.done(*asks))
        book = self.done(*asks, "--export", "md")  # and not the record of the board
        self.assertEqual(book.splitlines()[0], "# Demonstration meeting (fictional): guidebook")
        self.done(*asks, "--export", "site", "-o", self.folder / "site.zip")
        self.assertGreater((self.folder / "site.zip").stat().st_size, 1000)

    def test_a_refusal_goes_when_the_next_line_is_typed(self):
        oli = self.open_page(self.links["observer"], "--mode", "remote", name="Oli")
        oli.shows("Saved.")
        oli.type("add challenges Words of an observer")
        oli.shows("Refused: Your role does not include this.")
        oli.type("people")
        page = oli.shows("Oli  observer, remote  (you)")
        self.assertTrue(any("Words of an observer" in line for line in page), page)  # it has only just come
        oli.types_until_it_shows_no("Refused:")
        oli.shows_no("(you)")

    def test_on_a_board_that_is_longer_than_the_terminal_refusals_and_answers_are_seen(self):
        ada = self.open_page(self.links["participant"], "--mode", "remote", name="Ada", rows=14)
        ada.shows("Saved.")
        for words in ("One", "Two", "Three"):
            ada.type("add challenges " + words)
        ada.shows("Three")
        ada.type("silent")
        page = ada.shows("Refused: Your role does not include this.")
        self.assertTrue(page[0].startswith("Group 1"), page)
        ada.type("help")
        page = ada.shows("add REGION [/KIND] WORDS")
        self.assertTrue(page[0].strip().startswith("add REGION"), page)
        ada.press("\x1b[6~" * 30)  # page down
        ada.shows("  quit ")
        ada.type("")
        ada.shows("Group 1")

    def test_cards_of_ones_own_are_so_and_of_their_kind_before_the_server_has_them(self):
        ada = self.open_page(self.links["participant"], name="Ada")
        ada.shows("Saved.")
        self.playing.stop()
        ada.shows("Offline")
        ada.type("add challenges Written on the train")
        ada.shows("Offline, keeping 1 change.")
        ada.shows("challenge  Written on the train  [mine]")
        ada.shows("Here: not known while you are offline")
        self.server(port=self.playing.port)
        ada.shows("Saved.")
        ada.shows("   1  challenge  Written on the train  [mine]")

    def test_who_did_not_say_how_they_take_part_is_told_so_and_nobody_guesses(self):
        ada = self.open_page(self.links["participant"], name="Ada")
        ada.shows("You have not said how you take part.")
        ada.type("people")
        ada.shows("Ada  participant, did not say how they take part  (you)")
        self.assertIn("In the room: 0. Remote: 0. Did not say: 1.", self.done("export", self.links["observer"]))
        ada.leave()
        ada = self.open_page(self.links["participant"], "--mode", "in_room", name="Ada")
        ada.shows("Saved.")
        ada.shows_no("You have not said how you take part.")
        ada.type("people")
        ada.shows("Ada  participant, in the room  (you)")
        self.assertIn("In the room: 1. Remote: 0.\n", self.done("export", self.links["observer"]))

    def test_record_board_and_history_tell_the_time_where_the_meeting_is(self):
        self.accepted(self.links["rapporteur"], "Ray", {"add_note": {"id": "n1", "text": "The round began.",
                                                                     "visibility": "RECORD", "at_ms": 1_807_610_400_000}})
        self.assertIn("12:00 — The round began.", self.done("export", self.links["observer"]))
        seq = self.log(self.links["observer"])[-1]["seq"]
        board = self.done("at", self.links["observer"], seq)
        self.assertIn("\nTimes are those of Europe/Rome.\n", board)
        self.assertIn("  note n1  12:00  The round began.", board)
        self.assertRegex(board, r"^As it was after commit \d+, \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0[12]:00\n")
        self.assertRegex(self.done("log", self.links["observer"]).splitlines()[-1],
                         r"^ +\d+  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0[12]:00  add_note")

    def test_the_board_as_it_was_names_people_and_no_ids(self):
        join = self.open("join", self.links["participant"], name="Ada Lovelace")
        join.line("Saved.")
        join.type("action Write the map /owner Ada", "quit")
        self.assertEqual(join.end().code, 0)
        seq = self.log(self.links["observer"])[-1]["seq"]
        self.assertIn("Write the map  (Ada Lovelace, has not accepted)", self.done("at", self.links["observer"], seq))
        ada = self.session("Ada Lovelace")["participant"]
        self.accepted(self.links["facilitator"], "Cleo", {"remove_member": {"participant": ada}})
        for said in (self.done("at", self.links["observer"], seq), self.done("export", self.links["observer"])):
            self.assertIn("a former member", said)
            self.assertNotIn(ada, said)
            self.assertNotIn("Ada", said)

    def test_a_seat_keeps_the_name_when_its_session_has_ended(self):
        self.accepted(self.links["participant"], "Ada", card("c1", "Clean water"))
        kept = self.seat("Ada") / "session.json"
        session = self.session("Ada")
        kept.write_text(json.dumps({**session, "session": "A" * len(session["session"])}))  # ended meanwhile
        again = self.open("join", self.links["participant"], name="Ada")
        again.line("Saved.")
        again.type("people")
        again.line("Ada  participant, did not say how they take part  (you)")
        self.assertEqual(self.session("Ada")["participant"], session["participant"])

    def test_a_seat_is_not_given_to_another_link_with_what_it_keeps(self):
        self.accepted(self.links["participant"], "Ada", card("c1", "Clean water"))
        session = self.session("Ada")
        refused = self.run_plenary("join", self.links["rapporteur"], "--state", str(self.seat("Ada")))
        self.assertEqual(refused.code, 1)
        self.assertIn("another link. Choose another with --state", refused.err)
        self.assertEqual(self.session("Ada"), session)


if __name__ == "__main__":
    unittest.main()
