"""`plenary links`: who leads sees the links of a board, makes another, takes one back; nobody else does."""

import re
import unittest

from programs import ROLES, Server, Whole, card


class Links(Whole):
    def setUp(self):
        super().setUp()
        self.started = self.server()
        self.links = self.started.links

    def run_links(self, role, *options):
        return self.run_plenary("links", self.links[role], *self.seated("Fay" if role == "facilitator" else "Ann", options))

    def listed(self):
        """Last letters of the id, role, what it is called, link; and whose it is alone."""
        ended = self.run_links("facilitator")
        self.assertEqual(ended.code, 0, ended)
        rows = [re.fullmatch(r"(\S+)  (\w+)(?:, for (.*) alone)?(?: \((.*)\))?  (http\S+)", line) for line in ended.out.splitlines()]
        self.assertNotIn(None, rows, ended)
        return [(letters, role, label, link, whose) for letters, role, whose, label, link in (row.groups() for row in rows)]

    def test_who_leads_is_shown_the_links_that_were_printed_at_the_start(self):
        listed = {role: link for _, role, _, link, whose in self.listed() if not whose}
        self.assertIn("Participant G (port authority)", [whose for *_, whose in self.listed()])
        self.assertEqual({role: listed[role] for role in ROLES}, {role: self.links[role] for role in ROLES})

    def test_another_link_opens_the_board_until_it_is_taken_back(self):
        made = self.run_links("facilitator", "--new", "participant", "--label", "the table by the window")
        self.assertEqual(made.code, 0, made)
        link = made.out.removeprefix("participant ").strip()
        self.assertNotEqual(link, self.links["participant"])
        [(letters, role, _, listed, _)] = [row for row in self.listed() if row[2] == "the table by the window"]
        self.assertEqual((role, listed), ("participant", link))
        self.accepted(link, "Ben", card("c1", "By the window"))

        unknown = self.run_links("facilitator", "--take-back", "nothing")
        self.assertEqual(unknown.code, 1)
        self.assertIn("No link that is open ends in 'nothing'", unknown.err)
        back = self.run_links("facilitator", "--take-back", letters)
        self.assertEqual(back.code, 0, back)
        self.assertNotIn(link, [row[3] for row in self.listed()])
        late = self.run_plenary("join", link, *self.seated("Cleo", ()))
        self.assertEqual(late.code, 1, late)

    def test_a_role_whose_link_was_taken_back_is_told_at_the_next_start(self):
        [letters] = [row[0] for row in self.listed() if row[1] == "observer" and not row[4]]
        self.assertEqual(self.run_links("facilitator", "--take-back", letters).code, 0)
        self.started.stop()
        again = Server(self.started.data)
        self.addCleanup(again.put_away)
        again.serves(tuple(role for role in ROLES if role != "observer"))
        self.assertNotIn("observer", again.links)
        self.assertIn("--new observer", again.line("observer: its link was taken back"))

    def test_nobody_else_sees_or_makes_one(self):
        for options in ((), ("--new", "facilitator"), ("--take-back", "x")):
            refused = self.run_links("participant", *options)
            self.assertEqual((refused.code, refused.out), (1, ""))
            self.assertIn("Links are for whoever leads. Open it with the link of a facilitator.", refused.err)
        self.assertEqual(self.run_links("facilitator", "--new", "king").code, 2)


if __name__ == "__main__":
    unittest.main()
