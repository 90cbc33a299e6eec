"""A whole meeting as one file: made, verified, brought into an empty server, and served there as before; and words that were
taken back do not come back with it."""

import os
import re
import threading
import time
import unittest

from programs import PATIENCE_S, PLENARYD, Program, Whole, card

MEETING, BOARD = "demo-2027", "demo-2027.s2-b1"
ADA, BEN, RAY = "Adalbertine Vondruska", "Benedikta Wychodil", "Raymonde Kessel"
CANARY, DESCRIPTOR = "the harbour canary sings at dusk", "a keeper of canaries"


def without_moment(archive):
    """Its bytes but for made_ms, which stands second."""
    assert archive[:3] == b"\x08\x01\x10", archive[:8]
    at = 3
    while archive[at] & 0x80:
        at += 1
    return archive[:2] + archive[at + 1:]


class Archiving(Whole):
    def plenaryd(self, *arguments):
        program = Program([PLENARYD, *arguments])
        self.addCleanup(program.kill)
        return program.end()

    def made(self, *arguments):
        """The output of a plenaryd that does its work and ends."""
        ended = self.plenaryd(*arguments)
        self.assertEqual(ended.code, 0, ended)
        return ended.out

    def archived(self, data, name):
        path = self.folder / name
        self.made("--data", data, "--archive", path, "--meeting", MEETING)
        return path

    def meets(self):
        """A server on which people have written; the link of whoever leads the meeting."""
        self.data = self.folder / "data"
        self.playing = self.server(data=self.data)
        self.leading = self.playing.line(f"# {MEETING} facilitator").rpartition(" ")[2]
        links = self.playing.links
        self.accepted(links["participant"], ADA, card("c1", "Willows along the quay."))
        self.accepted(links["participant"], BEN, card("c2", "A lock that opens by itself."))

    def quoted(self):
        """Ada said something, and granted that it is used."""
        links, ada = self.playing.links, self.session(ADA)["participant"]
        self.accepted(links["rapporteur"], RAY,
                      {"capture_quote": {"id": "q", "text": CANARY, "speaker": ada}},
                      {"request_attribution": {"id": "ask", "quote": "q", "quote_version": 1, "for_kinds": ["blog"],
                                               "identification": "BY_ROLE", "said_as": DESCRIPTOR,
                                               "answer_by": "2099-01-01"}})
        self.accepted(links["participant"], ADA,
                      {"answer_attribution": {"id": "ask", "answer": "granted", "quote_version": 1, "kinds": ["blog"],
                                              "identification": "BY_ROLE"}})

    def test_a_meeting_goes_into_an_empty_server_and_is_the_same_there(self):
        self.meets()
        before = self.log(self.playing.links["observer"])
        self.playing.stop()
        first = self.archived(self.data, "first.archive")
        self.assertEqual(os.stat(first).st_mode & 0o777, 0o600)
        said = self.done("verify", first)
        self.assertRegex(said, rf"^The meeting {MEETING}, as it was on \d{{4}}-\d\d-\d\d \d\d:\d\d UTC, with the names of \d+ people\n")
        self.assertTrue(said.endswith("2 documents, everything holds"), said)

        elsewhere = self.folder / "elsewhere"
        brought = self.made("--data", elsewhere, "--import-archive", first)
        self.assertIn("2 documents brought in", brought)
        self.assertIn("Links of the server that it comes from do not work here.", brought)
        second = self.archived(elsewhere, "second.archive")
        self.assertEqual(without_moment(first.read_bytes()), without_moment(second.read_bytes()))
        self.assertTrue(self.done("verify", elsewhere).endswith("2 documents, everything holds"))

        playing = self.server(data=elsewhere)
        tokens = {line.split()[1]: line.rpartition("#")[2] for line in brought.splitlines() if line.startswith(BOARD + " ")}
        self.assertEqual(tokens, {role: link.rpartition("#")[2] for role, link in playing.links.items()})
        after = self.log(playing.links["observer"])
        self.assertEqual([(line["seq"], line["chain"]) for line in after[:len(before)]],
                         [(line["seq"], line["chain"]) for line in before])
        self.accepted(playing.links["participant"], "Cleo", card("c3", "Life goes on."))
        names = {ADA.encode(), BEN.encode()}
        self.assertTrue(all(name in first.read_bytes() for name in names))
        record = self.done("export", playing.links["facilitator"], "--format", "json")
        self.assertIn(ADA, record)
        old = re.sub(r":\d+/", f":{playing.port}/", self.playing.links["observer"])
        self.assertEqual(self.run_plenary("log", old).code, 1)

        again = self.plenaryd("--data", self.data, "--import-archive", first)
        self.assertEqual(again.code, 1)
        self.assertIn(f"There is already {MEETING}, {BOARD}", again.err)
        self.assertIn("Nothing was changed.", again.err)

    def test_an_import_that_is_killed_is_run_again(self):
        self.meets()
        self.playing.stop()
        path = self.archived(self.data, "whole.archive")
        new = self.folder / "new"
        killed = Program([PLENARYD, "--data", new, "--import-archive", path])
        self.addCleanup(killed.kill)
        deadline = time.monotonic() + PATIENCE_S
        while not (new / "keys/brought").exists() and killed.running and time.monotonic() < deadline:
            threading.Event().wait(0.001)
        killed.kill()
        again = self.plenaryd("--data", new, "--import-archive", path)
        if again.code != 0:  # it was in just before it was killed
            self.assertIn(f"There is already {MEETING}, {BOARD}", again.err)
        self.assertTrue(self.done("verify", new).endswith("2 documents, everything holds"))
        self.assertEqual(without_moment(self.archived(new, "again.archive").read_bytes()), without_moment(path.read_bytes()))

    def test_links_are_printed_again(self):
        self.meets()
        self.playing.stop()
        printed = self.made("--data", self.data, "--print-links", MEETING, "--public-url", "https://boards.example")
        self.assertIn(f"{MEETING} facilitator https://boards.example/join#{self.leading.rpartition('#')[2]}", printed)
        none = self.plenaryd("--data", self.data, "--print-links", "another")
        self.assertEqual((none.code, none.err), (1, "plenaryd: There is no meeting another here."))

    def test_what_does_not_hold_is_refused_before_anything_is_written(self):
        self.meets()
        self.playing.stop()
        whole = self.archived(self.data, "whole.archive").read_bytes()
        at = whole.index(b"Willows along the quay.")
        name = whole.index(ADA.encode())
        new = self.folder / "new"
        for what, content, said in (
                ("a letter", b"Dear all,\n", "is not an archive. `plenaryd --archive FILE` makes one."),
                ("nothing", b"", "is not an archive."),
                ("cut short", whole[:-40], "is cut short or damaged"),
                ("another word", whole[:at] + b"P" + whole[at + 1:], f"{BOARD} is damaged: commit"),
                ("another name", whole[:name] + b"B" + whole[name + 1:], "it is not what was written: its digest differs"),
                ("newer", b"\x08\x03" + whole[2:], "was made by a newer version (format 3)")):
            with self.subTest(what):
                file = self.folder / "tried.archive"
                file.write_bytes(content)
                refused = self.plenaryd("--data", new, "--import-archive", file)
                self.assertEqual(refused.code, 1, refused)
                self.assertIn(str(file), refused.err)
                self.assertIn(said, refused.err)
                self.assertFalse(new.exists())
        huge = self.folder / "huge.archive"
        with huge.open("wb") as file:
            file.write(b"\x08\x01")
            file.truncate(3 << 30)  # of nothing: it takes no room
        refused = self.plenaryd("--data", new, "--import-archive", huge)
        self.assertIn("MiB, more than the 1024 that one may have", refused.err)
        missing = self.plenaryd("--data", new, "--import-archive", self.folder / "nowhere")
        self.assertIn("cannot be read. Check the name", missing.err)
        self.assertFalse(new.exists())
        other = self.plenaryd("--data", self.data, "--archive", self.folder / "x", "--meeting", "another")
        self.assertEqual((other.code, other.err), (1, "plenaryd: There is no meeting another here. Nothing was written."))

    def test_words_that_were_taken_back_do_not_come_back_through_an_older_archive(self):
        self.meets()
        self.quoted()
        self.playing.stop()
        older = self.archived(self.data, "older.archive")
        self.playing = self.server(data=self.data)
        words = (CANARY.encode(), DESCRIPTOR.encode())
        self.assertTrue(all(word in older.read_bytes() for word in words))
        self.accepted(self.playing.links["participant"], ADA, {"withdraw_attribution": {"quote": "q"}})
        self.until_no_file_holds(self.data, *words)
        self.playing.stop()

        suppression = self.folder / "suppressed"
        self.assertIn("1 suppressed record in", self.made("--data", self.data, "--suppression-list", suppression))
        self.assertEqual(os.stat(suppression).st_mode & 0o777, 0o600)
        listed = suppression.read_bytes()
        self.assertFalse(any(word in listed for word in (*words, ADA.encode())))

        # Without the list the words come back: that is what it is for.
        careless = self.folder / "careless"
        self.made("--data", careless, "--import-archive", older)
        self.assertTrue(self.holding(careless, *words))

        careful = self.folder / "careful"
        brought = self.made("--data", careful, "--import-archive", older, "--suppress", suppression)
        self.assertIn("words that were taken back were erased from 1 of them", brought)
        self.assertEqual(self.holding(careful, *words), [])
        playing = self.server(data=careful)
        (quote,) = [record for record in self.at(playing.links["rapporteur"], self.last(playing))["records"] if record["id"] == "q"]
        self.assertEqual(quote["quote"]["state"], "QUOTE_WITHDRAWN")
        self.assertNotIn("content", quote.get("text", {}))
        playing.stop()
        self.assertEqual(self.holding(careful, *words), [])
        newer = self.archived(careful, "newer.archive")
        self.assertIn("1 record whose words were taken back", self.done("verify", newer))

        # The list outlives the documents: a folder that lost them and kept it needs no other.
        third = self.folder / "third"
        self.made("--data", third, "--import-archive", newer)
        self.assertEqual(self.holding(third, *words), [])
        not_a_list = self.plenaryd("--data", self.folder / "new", "--import-archive", older, "--suppress", older)
        self.assertEqual(not_a_list.code, 1)

    def last(self, playing):
        return self.log(playing.links["rapporteur"])[-1]["seq"]


if __name__ == "__main__":
    unittest.main()
