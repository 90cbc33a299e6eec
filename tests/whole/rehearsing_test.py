"""`plenary rehearse`: the demonstration played by eleven real clients, and compared with what its file expects."""

import json
import re
import unittest

from programs import DEMO, Whole

SPEED = 200  # times as fast as told, where lengths are compared
OFF_BY = 1.5 * SPEED  # told seconds: what a busy machine may be late by
LENGTHS = {"actual_length": "seconds it took", "overrun": "seconds more than planned"}

# Q3 of the demonstration: as it was said, as its speaker granted it, and the words that tell whose it was.
TAKEN_BACK = (b"where everybody else's good idea", b"where everyone else's decision")
DECLINED = b"We have never once priced a day of swimming"
GRANTED = "If a ten-year-old can't check it"


def expected():
    """The figures at the end of the meeting file, as `rehearse` names them: {'cards': 40, 'cards in movers': 7, ...}."""
    figures = {}
    block = DEMO.read_text().split("\nexpected:\n")[1]
    for name, value in re.findall(r"^  (\w+): (.+)$", block, re.MULTILINE):
        if name in LENGTHS:
            minutes, seconds = value.strip('"').split(":")
            figures[LENGTHS[name]] = 60 * int(minutes) + int(seconds)
            continue
        for part, number in re.findall(r"(\w+): (\d+)", value) or [("", value)]:
            figures[f"{name} {part}".strip()] = int(number)
    named = {"notes total": "notes", "notes record": "notes for the record", "notes working": "working notes",
             "actions total": "actions", "clustered_cards": "clustered cards", "dots_cast": "dots",
             **{f"quotes {state}": f"quotations {state}" for state in ("granted", "declined", "withdrawn")}}
    return {named.get(name, name.replace("cards_by_region", "cards in")): number for name, number in figures.items()}


def table(output):
    """The comparison: figure, told, found, verdict."""
    rows = re.findall(r"^(\S.*?) +(\d+) +(\d+)  (ok|DIFFERENT)(?:  \(.*\))?$", output, re.MULTILINE)
    return {figure: (int(told), int(found), verdict) for figure, told, found, verdict in rows}


def without_the_moment(record):
    return re.sub(r"^Generated at .*$", "", record, flags=re.MULTILINE)


class Rehearsing(Whole):
    def setUp(self):
        super().setUp()
        self.playing = self.server()

    def test_the_demonstration_is_played_and_every_figure_is_as_told(self):
        output = self.done("rehearse", DEMO, "--data", self.playing.data, "--speed", SPEED, within=90)
        rows = table(output)
        for length in LENGTHS.values():
            told, found, verdict = rows.pop(length)
            self.assertEqual((told, verdict), (expected()[length], "ok"))
            self.assertLessEqual(abs(told - found), OFF_BY)
        self.assertEqual({figure: told for figure, (told, _, _) in rows.items() if figure in expected()},
                         {figure: told for figure, told in expected().items() if figure not in LENGTHS.values()})
        self.assertEqual({figure: row for figure, row in rows.items() if row[0] != row[1] or row[2] != "ok"}, {})
        self.assertEqual(rows["cards and notes with the words told"][0], 67)
        self.assertEqual(rows["people who hold the same cards"][0], 11)
        self.assertIn("\nAs told.", output)

        for person, times in (("Participant G (port authority)", 2), ("Facilitator", 1)):
            self.assertEqual(output.count(f"{person} loses the connection"), times)
            self.assertEqual(output.count(f"{person} is back"), times)

        link = re.search(r"^board +(\S+)$", output, re.MULTILINE)[1]
        group = json.loads(self.done("export", link, "--format", "json"))["groups"][0]
        sizes = {"cards": 40, "clusters": 7, "links": 18, "notes": 25, "decisions": 4, "actions": 5}
        self.assertEqual({what: len(group[what]) for what in sizes}, sizes)
        mission, tool, loan, demonstrator = group["decisions"]
        self.assertEqual([len(mission["versions"]), len(mission["rounds"])], [2, 2])
        self.assertEqual(mission["rounds"][0]["counts"], {"consent": 5, "consent_with_concern": 1, "object": 1})
        self.assertEqual(mission["objections"][0]["judged"], "qualifies")
        self.assertEqual(mission["objections"][0].get("said_by", ""), "")
        self.assertEqual(tool["stood_aside"], 1)
        self.assertEqual(loan["excused"], 1)
        self.assertEqual(demonstrator["adopted_option"], "C23")

    def test_words_that_were_taken_back_are_nowhere_in_the_data_folder(self):
        """X10, SYS-43: not in a record of any kind, not in the history, not in a file of Redis, nor in a backup of them."""
        output = self.done("rehearse", DEMO, "--data", self.playing.data, within=60)
        link = re.search(r"^board +(\S+)$", output, re.MULTILINE)[1]

        self.until_no_file_holds(self.playing.data, *TAKEN_BACK)
        history = self.done("log", link, "--json")
        for words in TAKEN_BACK:
            self.assertNotIn(words.decode(), history)
        for kind in ("internal", "network", "publication", "blog", "video"):
            record = json.loads(self.done("export", link, "--format", "json", "--kind", kind))
            words = json.dumps(record, ensure_ascii=False)
            for gone in (*TAKEN_BACK, DECLINED):
                self.assertNotIn(gone.decode(), words)
            self.assertEqual(GRANTED in words, kind in ("internal", "network", "publication"))
            self.assertEqual(record["groups"][0]["quotations_removed"], 1)
        self.playing.stop()
        self.assertIn("everything holds", self.done("verify", self.playing.data))
        archive = self.archive(self.playing.data, self.folder / "backup")
        self.assertIn(DECLINED, archive)  # so what is looked for would be found
        self.assertEqual([words for words in TAKEN_BACK if words in archive], [])

    def test_a_figure_that_does_not_come_true_is_named_and_fails(self):
        other = self.folder / "other.yaml"
        text = DEMO.read_text()
        for was, becomes in (("clusters: 7\n", "clusters: 8\n"), ("tilt: 6, legitimacy", "tilt: 5, legitimacy"),
                             ("accepted: 4, proposed: 1", "accepted: 3, proposed: 1"),
                             ("objections: 1\n", "objections: 2\n")):
            self.assertEqual(text.count(was), 1, was)
            text = text.replace(was, becomes)
        other.write_text(text)
        played = self.run_plenary("rehearse", other, "--data", self.playing.data, "--quiet", within=60)
        self.assertEqual(played.code, 1, played)
        self.assertEqual({figure: row for figure, row in table(played.out).items() if row[2] != "ok"},
                         {"clusters": (8, 7, "DIFFERENT"), "cards in tilt": (5, 6, "DIFFERENT"),
                          "actions accepted": (3, 4, "DIFFERENT"), "objections": (2, 1, "DIFFERENT")})
        self.assertIn("\nnot compared: how long it took", played.out)
        self.assertIn("\nNOT as told.", played.out)

    def test_a_rehearsal_leaves_no_trace_on_the_board_that_it_is_like(self):
        link = self.playing.links["facilitator"]
        before = self.log(link), self.done("export", link)
        self.done("rehearse", DEMO, "--data", self.playing.data, "--quiet", within=60)
        self.assertEqual(self.log(link), before[0])
        self.assertEqual(without_the_moment(self.done("export", link)), without_the_moment(before[1]))

    def test_without_the_link_of_a_facilitator_it_says_which_to_give(self):
        played = self.run_plenary("rehearse", DEMO, "--link", f"observer={self.playing.links['observer']}")
        self.assertEqual((played.code, played.out), (1, ""))
        self.assertIn("add --link facilitator=LINK", played.err)

    def test_without_a_server_it_says_what_to_start(self):
        self.playing.stop()
        nowhere = self.run_plenary("rehearse", DEMO, "--data", self.folder / "nowhere")
        self.assertEqual(nowhere.code, 1)
        self.assertIn("nowhere/links cannot be read", nowhere.err)
        self.assertIn("run scripts/run first, or name its folder with --data", nowhere.err)
        stopped = self.run_plenary("rehearse", DEMO, "--data", self.playing.data)
        self.assertEqual(stopped.code, 1)
        self.assertIn(self.playing.url, stopped.err)


if __name__ == "__main__":
    unittest.main()
