"""`plenary log` and `plenary at`: every commit of a small board, and numbers that are none."""

import re
import unittest

from programs import Whole, card, words_of


class History(Whole):
    def setUp(self):
        super().setUp()
        self.links = self.server().links
        self.link = self.links["facilitator"]
        for request in (card("c1", "Clean water"), card("c2", "Shade"),
                        {"add_cluster": {"id": "k1", "title": "Both", "cards": ["c1", "c2"]}},
                        {"add_decision": {"id": "d1", "title": "Trees", "text": "We plant trees.", "state": "PROPOSED"}},
                        {"trash_cards": {"ids": ["c2"], "reason": "Said before"}}):
            self.accepted(self.links["participant"], "Ada", request)
        self.accepted(self.links["rapporteur"], "Ben",
                      {"add_note": {"id": "n1", "text": "A note.", "visibility": "WORKING"}})

    def test_the_log_has_every_commit_once_with_its_verb_records_and_chain(self):
        log = self.log(self.link)
        self.assertEqual([line["seq"] for line in log], sorted({line["seq"] for line in log}))
        self.assertEqual([line.get("verbs", ["-"])[0] for line in log],
                         ["-", "admit", "add_card", "add_card", "add_cluster", "add_decision", "trash_cards", "admit"])
        self.assertEqual(len({line["chain"] for line in log}), len(log))
        seqs = {line["seq"] for line in log}
        others = [line for line in self.log(self.links["rapporteur"]) if line["seq"] not in seqs]
        self.assertEqual([line["records"] for line in others], [["n1"]])  # a working note: for rapporteurs
        readable = self.done("log", self.link).splitlines()
        self.assertEqual([int(line.split()[0]) for line in readable], [line["seq"] for line in log])
        self.assertEqual(self.log(self.link, "--after", 3), log[3:])
        done = [re.sub(r"^ +\d+  \S+ \S+ \S+  |  [0-9a-f]{8}$", "", line) for line in readable]
        self.assertEqual(done[1:], ["admit  -> a member", "add_card  -> card 1", "add_card  -> card 2",
                                    'add_cluster  -> group "Both", card 1, card 2', "add_decision  -> decision d1",
                                    "trash_cards  -> card 2", "admit  -> a member"])
        self.assertRegex(done[0], "^opened  -> ")

    def test_the_board_as_it_was_after_each_commit(self):
        last = self.log(self.links["rapporteur"])[-1]["seq"]
        boards = [self.at(self.link, seq) for seq in range(1, last + 1)]
        self.assertEqual([board["seq"] for board in boards], list(range(1, last + 1)))
        history = []
        for board in boards:
            cards = {record["id"]: (record["card"].get("cluster"), "trashed" in record["card"])
                     for record in board["records"] if "card" in record}
            if not history or cards != history[-1]:
                history.append(cards)
        self.assertEqual(history, [{}, {"c1": (None, False)}, {"c1": (None, False), "c2": (None, False)},
                                   {"c1": ("k1", False), "c2": ("k1", False)}, {"c1": ("k1", False), "c2": ("k1", True)}])
        self.assertEqual(words_of(boards[-1]["records"]), {"c1": "Clean water", "c2": "Shade"})
        for seq in range(1, last + 1):
            self.assertTrue(self.done("at", self.link, seq).startswith(f"As it was after commit {seq}, 20"))
        outline = self.done("at", self.link, last)
        self.assertRegex(outline, r"(?s)Both.*\n +1 .*Clean water.*decision d1 .*Trees: We plant trees\.")
        self.assertIn("In the trash: 1 (`trash` lists it", outline)
        self.assertNotIn("A note.", outline)  # a working note is the rapporteurs'
        self.assertIn("A note.", self.done("at", self.links["rapporteur"], last))

    def test_a_commit_that_is_not_there_yet_names_the_last_one(self):
        last = self.log(self.links["rapporteur"])[-1]["seq"]
        for beyond in (last + 1, 999_999_999):
            ended = self.run_plenary("at", self.link, beyond)
            self.assertEqual((ended.code, ended.out), (1, ""))
            self.assertEqual(ended.err, f"plenary: The last commit is {last}; name an earlier one.")

    def test_what_is_no_number_of_a_commit_is_not_understood(self):
        for nonsense in ("0", "-1", "seven", "1.5", "5x", "4294967296", "99999999999999999999", ""):
            ended = self.run_plenary("at", self.link, nonsense)
            self.assertEqual((ended.code, ended.out), (2, ""), ended)
            self.assertIn(f"'{nonsense}' is not the number of a commit.", ended.err)
        self.assertEqual(self.run_plenary("log", self.link, "--after", "seven").code, 2)

    def test_a_link_that_is_none_says_what_a_link_looks_like(self):
        for command in (("log",), ("at", 1), ("export",), ("tail",), ("post",), ("join",)):
            ended = self.run_plenary(command[0], "http://127.0.0.1/nonsense", *command[1:])
            self.assertEqual((ended.code, ended.out), (1, ""))
            self.assertIn("A link looks like http://127.0.0.1:8080/join#abc...", ended.err)

    def test_a_damaged_link_opens_nothing(self):
        token = self.link.rpartition("#")[2]
        damaged = self.link.replace(token, token[:-4] + ("AAAA" if token[-4:] != "AAAA" else "BBBB"))
        for command in (("log",), ("at", 1), ("export",), ("tail",)):
            ended = self.run_plenary(command[0], damaged, *command[1:])
            self.assertEqual((ended.code, ended.out), (1, ""), ended)
            self.assertRegex(ended.err, r"^plenary: [A-Z][^\n]+\.$")


if __name__ == "__main__":
    unittest.main()
