"""The session record of what was rehearsed, as each role gets it; and where the names of people stand, and where not."""

import json
import re
import unittest
import urllib.request

from programs import DEMO, PATIENCE_S, Whole, card, words_of

# Nobody's name and no word of the meeting: where one of these turns up, it came from the people store.
ADA, BEN, CLEO = "Adalbertine Vondruska", "Benedikta Wychodil", "Cleophas Zierhut"
AFFILIATION = "Institute of Quibblewick"
TAKEN_BACK = (b"where everybody else's good idea", b"where everyone else's decision")
LABELS = ("Participant A (city government)", "Participant G (port authority)", "Rapporteur 2")


def unstamped(text):
    """Without the one line that may differ; it must be there once."""
    rest, count = re.subn(r'^( "generated_at": ".*",|Generated at .*)$', "", text, flags=re.MULTILINE)
    assert count == 1, f"{count} lines say when it was generated"
    return rest


def commands(data):
    """What a Redis was told, as its append-only file has it: a list of bytes each."""
    for file in sorted((data / "redis/appendonlydir").glob("*.incr.aof")):
        rest = file.read_bytes()
        while rest:
            head, _, rest = rest.partition(b"\r\n")
            words = []
            for _ in range(int(head[1:])):
                size, _, rest = rest.partition(b"\r\n")
                words.append(rest[: int(size[1:])])
                rest = rest[int(size[1:]) + 2 :]
            yield words


class Exporting(Whole):
    OPTIONS = ("--unlimited", "--log-level", "trace")  # many exports at once; and everything that it might say

    @classmethod
    def setUpClass(cls):
        """The demonstration on the board of the links, another board of its session, and three people with names."""
        cls.folder = cls._folder(cls.addClassCleanup)
        cls.playing = cls.serve(cls.addClassCleanup, cls.folder / "data", *cls.OPTIONS)
        cls.links = cls.playing.links
        cls.ids = {}
        cls.begun = False

    def setUp(self):
        if self.ids:
            return
        self.assertFalse(type(self).begun, "what these tests look at could not be made: see the first that failed")
        type(self).begun = True
        self.done("rehearse", DEMO, "--data", self.playing.data, "--here", "--quiet", within=60)
        others = [f"--link={role}={link}" for role, link in self.board_beside("Group 2").items()]
        self.done("rehearse", DEMO, *others, "--here", "--quiet", within=60)
        self.done("rehearse", DEMO, "--data", self.playing.data, "--quiet", within=60)  # in no record of the session
        self.until_no_file_holds(self.playing.data, *TAKEN_BACK)  # Redis has written its files anew
        facilitator, participant, observer = (self.links[role] for role in ("facilitator", "participant", "observer"))
        join = self.open("join", participant, "--affiliation", AFFILIATION, name=ADA)
        join.line("Saved.")
        join.type(f"action Count the open days /owner {ADA}", "quit")
        self.assertEqual(join.end().code, 0)
        self.accepted(observer, BEN)
        self.accepted(facilitator, CLEO, {"start_silent_writing": {}})
        self.accepted(participant, ADA, card("hidden-card", "Words that nobody else may see yet"))
        # by her, since others are not told of the last one
        self.ids["last"] = self.log(participant, "--state", self.seat(ADA))[-1]["seq"]

    def board_beside(self, title):
        """Another board of the session, by a facilitator's link; its own links by role."""
        token = self.links["facilitator"].partition("#")[2]
        request = urllib.request.Request(
            f"{self.playing.url}/api/documents", data=json.dumps({"like": "of-link", "title": title}).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return json.load(answer)["links"]

    def export(self, role, form, scope="board"):
        return self.done("export", self.links[role], "--format", form, "--scope", scope)

    def seen(self, role):
        """What there is on the board for this role, by kind."""
        records = self.at(self.links[role], self.ids["last"])["records"]
        return {kind: [record for record in records if kind in record and not record[kind].get("trashed")]
                for kind in ("card", "cluster", "link", "note", "decision", "action", "member")}

    def test_the_same_state_gives_the_same_bytes_but_for_one_line(self):
        for form in ("md", "json"):
            for scope in ("board", "session"):
                with self.subTest(form=form, scope=scope):
                    one, two = (self.export("facilitator", form, scope) for _ in range(2))
                    self.assertEqual(unstamped(one), unstamped(two))

    def test_every_format_comes_as_a_file(self):
        begins = {"html": b"<!DOCTYPE html>", "pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "csv": b"PK", "svg": b"<?xml",
                  "canvas": b"{"}
        for form, beginning in begins.items():
            with self.subTest(form=form):
                file = self.folder / f"record.{form}"
                self.done("export", self.links["rapporteur"], "--format", form, "-o", str(file))
                self.assertTrue(file.read_bytes().startswith(beginning))

    def test_json_holds_every_card_note_decision_and_action(self):
        group = json.loads(self.export("rapporteur", "json"))["groups"][0]
        seen = self.seen("rapporteur")
        record_notes = [note for note in seen["note"] if note["note"]["visibility"] == "RECORD"]
        self.assertEqual([len(seen[kind]) for kind in ("card", "note", "decision", "action")], [40, 27, 4, 6])
        self.assertEqual(len(record_notes), 25)
        for kind, records in (("cards", seen["card"]), ("notes", record_notes)):
            self.assertEqual({one["id"]: one["text"] for one in group[kind]},
                             {record["id"]: record["text"]["content"] for record in records})
        self.assertEqual({one["id"]: one["text"] for one in group["decisions"]},
                         {record["id"]: record["decision"]["versions"][-1]["text"] for record in seen["decision"]})
        self.assertEqual({one["id"]: (one["text"], one.get("due")) for one in group["actions"]},
                         {record["id"]: (record["action"]["text"], record["action"].get("due"))
                          for record in seen["action"]})
        self.assertEqual({one["id"]: (one["from"], one["to"]) for one in group["links"]},
                         {record["id"]: (record["link"]["from"], record["link"]["to"]) for record in seen["link"]})
        grouped = {record["id"]: [] for record in seen["cluster"]}
        for record in seen["card"]:
            if "cluster" in record["card"]:
                grouped[record["card"]["cluster"]].append(record["id"])
        self.assertEqual({one["id"]: sorted(one["cards"]) for one in group["clusters"]},
                         {cluster: sorted(cards) for cluster, cards in grouped.items()})
        logged = {record for line in self.log(self.links["rapporteur"]) for record in line["records"]}
        exported = {one["id"] for kind in ("cards", "notes", "decisions", "actions") for one in group[kind]}
        self.assertEqual(exported - logged, set())

    def test_markdown_holds_every_card_note_decision_and_action(self):
        def plain(text):  # without what marks Markdown up, and without its line breaks
            return re.sub(r"[\\\s]+", "", text)

        markdown = plain(self.export("facilitator", "md"))
        group = json.loads(self.export("facilitator", "json"))["groups"][0]
        for kind in ("cards", "notes", "decisions", "actions"):
            self.assertEqual([one["text"] for one in group[kind] if plain(one["text"]) not in markdown], [])

    def test_a_whole_session_has_all_its_boards_for_who_leads_and_ones_own_for_who_looks_on(self):
        for role, boards in (("facilitator", 2), ("rapporteur", 2), ("plenary_host", 2),
                             ("participant", 1), ("observer", 1)):
            with self.subTest(role):
                record = json.loads(self.export(role, "json", "session"))
                self.assertEqual([len(group["notes"]) for group in record["groups"]], [25] * boards)
        markdown = self.export("facilitator", "md", "session")
        self.assertTrue(markdown.startswith("# Session II: ROUTES AND DIRECTIONS\n"), markdown[:80])

    def test_an_observer_is_given_what_an_observer_sees_and_so_is_everybody(self):
        observers = self.export("observer", "json")
        group, seen = json.loads(observers)["groups"][0], self.seen("observer")
        for kind, many in (("card", "cards"), ("note", "notes"), ("decision", "decisions"), ("action", "actions"),
                           ("cluster", "clusters"), ("link", "links")):
            self.assertEqual(sorted(one["id"] for one in group[many]), sorted(record["id"] for record in seen[kind]))
        for role in ("facilitator", "rapporteur", "participant"):
            self.assertEqual(unstamped(self.export(role, "json")), unstamped(observers))
            self.assertEqual(unstamped(self.export(role, "md")), unstamped(self.export("observer", "md")))

    def test_working_notes_and_hidden_cards_are_in_nobodys_export(self):
        working = [note["text"]["content"] for note in self.seen("rapporteur")["note"]
                   if note["note"]["visibility"] == "WORKING"]
        self.assertEqual(len(working), 2)
        for role in ("facilitator", "rapporteur", "observer"):
            for form in ("md", "json"):
                for scope in ("board", "session"):
                    text = self.export(role, form, scope)
                    kept_back = (*(words[:40] for words in working), "Words that nobody", "hidden-card", '"speaker"')
                    self.assertEqual([words for words in kept_back if words in text], [])
        self.assertEqual(json.loads(self.export("facilitator", "json"))["groups"][0]["hidden_cards"], 1)
        for role, name, has_it in (("observer", BEN, False), ("facilitator", CLEO, False), ("participant", ADA, True)):
            seat = ("--state", self.seat(name))
            log, board = self.log(self.links[role], *seat), self.at(self.links[role], self.ids["last"], *seat)
            self.assertEqual("hidden-card" in json.dumps(log), has_it, role)
            self.assertEqual("Words that nobody else may see yet" in words_of(board["records"]).values(), has_it, role)

    def test_names_stand_in_the_record_only_where_it_says_who_was_there_who_noted_and_who_owns(self):
        for scope in ("board", "session"):
            record = json.loads(self.export("facilitator", "json", scope))
            there = {person["name"] for person in record["attendance"]["people"]}
            self.assertLessEqual({ADA, BEN, CLEO, *LABELS}, there)
            del record["attendance"]
            for group in record["groups"]:
                del group["attendance"]
                for note in group["notes"]:
                    self.assertIn(note.pop("by"), there)
                for owned in (*group["decisions"], *group["actions"]):
                    owned.pop("owner", None)
            self.assert_nobody_is_named(json.dumps(record, ensure_ascii=False))

    def test_no_name_is_in_the_history_the_log_the_archive_or_what_the_server_says(self):
        for role in ("facilitator", "rapporteur", "observer"):
            self.assert_nobody_is_named(self.done("log", self.links[role], "--json"))
            self.assert_nobody_is_named(self.done("at", self.links[role], self.ids["last"], "--json"))
        # Redis may be writing its files anew: what was told before that stands elsewhere then.
        for number in range(10):
            newcomer = f"Dorothea Duskwater the {number}th"
            self.accepted(self.links["observer"], newcomer)
            people, others = self.told()
            self.assert_nobody_is_named(others)
            self.assertNotIn(newcomer, others)
            if newcomer in people:  # so what was looked for would have been found
                break
        else:
            self.fail("nobody's name stands where it should")
        self.assert_nobody_is_named((self.playing.data / "redis/redis.log").read_text())
        self.assert_nobody_is_named("\n".join(self.playing.err))

        archive = self.folder / "everything.archive"
        self.playing.stop()
        self.addCleanup(self.start_again)
        archived = self.archive(self.playing.data, archive)
        self.assertTrue(b"Count the open days" in archived)
        self.assert_nobody_is_named(archived.decode("utf-8", "replace"))

    def told(self):
        """What Redis was told of people, and all else."""
        people, others = "", ""
        for words in commands(self.playing.data):
            text = b" ".join(words).decode("utf-8", "replace") + "\n"
            if len(words) > 1 and words[1].startswith(b"plenary:person:"):
                people += text
            else:
                others += text
        return people, others

    def start_again(self):
        type(self).playing = self.serve(self.addClassCleanup, self.folder / "data", *self.OPTIONS, port=self.playing.port)

    def assert_nobody_is_named(self, text):
        names = (ADA, BEN, CLEO, AFFILIATION, *LABELS, "Vondruska", "Wychodil", "Zierhut")
        self.assertEqual([(name, text[max(0, text.find(name) - 80) :][:200]) for name in names if name in text], [])


class ExportingToAFile(Whole):
    def test_a_record_goes_whole_into_the_file_that_is_named(self):
        link = self.server().links["observer"]
        self.assertEqual(self.done("export", link, "-o", "record.md"), "")
        in_file = (self.folder / "record.md").read_text()
        self.assertEqual(unstamped(in_file).rstrip("\n"), unstamped(self.done("export", link)).rstrip("\n"))
        nowhere = self.run_plenary("export", link, "-o", "no/such/folder/record.md")
        self.assertEqual(nowhere.code, 1)
        self.assertIn("no/such/folder/record.md cannot be written; choose another place with -o.", nowhere.err)

    def test_what_was_exported_as_json_is_written_again_in_another_format_without_a_server(self):
        server = self.server()
        self.accepted(server.links["participant"], "Ada", card("c1", "Clean water"))
        link = server.links["rapporteur"]
        self.done("export", link, "--format", "json", "--kind", "publication", "-o", "record.json")
        in_words = unstamped(self.done("export", link, "--kind", "publication"))
        server.stop()
        self.assertEqual(unstamped(self.done("export", "record.json")), in_words)
        self.done("export", "record.json", "--format", "docx", "-o", "record.docx")
        self.assertTrue((self.folder / "record.docx").read_bytes().startswith(b"PK"))
        for options, said in ((("--kind", "internal"), "a file is what it was exported as"),
                              (("--scope", "session"), "a file is what it was exported as")):
            refused = self.run_plenary("export", "record.json", *options)
            self.assertEqual(refused.code, 1)
            self.assertIn(said, refused.err)
        (self.folder / "other.json").write_text("{}x")
        refused = self.run_plenary("export", "other.json")
        self.assertEqual(refused.code, 1)
        self.assertIn("other.json is no session record. Take one that plenary export --format json", refused.err)


if __name__ == "__main__":
    unittest.main()
