"""A rehearsal leaves no trace: its words, people, links and codes are in no file of the data folder once it has ended, by
whoever leads it, by time, or although the server was killed meanwhile; and the meeting itself is as it was."""

import json
import threading
import time
import unittest
import urllib.error
import urllib.request

from programs import PATIENCE_S, PLENARYD, Program, Whole, card

MEETING, BOARD = "demo-2027", "demo-2027.s2-b1"
FAY, TESTER = "Fayette Quilter", "Tessaline Brook"
CANARY = "the harbour canary rehearses at dusk"


class TryingOut(Whole):
    def rehearses(self, minutes=60):
        """A server with a rehearsal on it, in which somebody has written."""
        self.data = self.folder / "data"
        self.playing = self.server(data=self.data)
        leading = self.playing.line(f"# {MEETING} facilitator").rpartition(" ")[2]
        self.accepted(self.playing.links["participant"], "Adalbertine", card("c1", "Willows along the quay."))
        self.before = self.log(self.playing.links["observer"])
        # Whoever leads the meeting has a session by joining it.
        joined = self.asks("/api/join", {"token": leading.rpartition("#")[2], "name": FAY})
        self.session_of_fay = joined["session"]
        self.rehearsal = self.asks(f"/api/documents/{MEETING}/rehearsals", {"minutes": minutes}, self.session_of_fay)
        board = self.rehearsal["boards"][0]
        self.accepted(board["links"]["participant"], TESTER, card("c1", CANARY))
        code = self.asks(f"/api/documents/{board['document']}/code", {"role": "PARTICIPANT"}, self.session_of_fay)
        self.assertEqual(len(code["code"]), 7)
        self.traces = [CANARY.encode(), TESTER.encode(), self.rehearsal["document"].encode()]

    def asks(self, path, body, session=None):
        asked = urllib.request.Request(self.playing.url + path, data=json.dumps(body).encode(), method="POST",
                                       headers={"Content-Type": "application/json",
                                                **({"Authorization": f"Bearer {session}"} if session else {})})
        with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def status(self, path, session):
        asked = urllib.request.Request(self.playing.url + path, headers={"Authorization": f"Bearer {session}"})
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    def ends_it(self):
        """By whoever leads it."""
        self.accepted(self.rehearsal["links"]["facilitator"], "Fay again", {"set_rehearsal": {}})

    def nothing_is_left(self):
        # The set of what is not finished is told last, and named nothing but the id.
        self.until_no_file_holds(self.data, CANARY.encode(), TESTER.encode(), b"Fay again")
        self.assertEqual(self.status(f"/api/documents/{self.rehearsal['document']}/people", self.session_of_fay), 404)
        self.assertEqual(self.status(f"/api/documents/{MEETING}/people", self.session_of_fay), 200)
        after = self.log(self.playing.links["observer"])
        self.assertEqual([(line["seq"], line["chain"]) for line in after], [(line["seq"], line["chain"]) for line in self.before])

    def test_ended_by_whoever_leads_it_nothing_is_left(self):
        self.rehearses()
        self.assertTrue(self.holding(self.data, CANARY.encode()))
        self.assertTrue(self.holding(self.data, TESTER.encode()))
        # While it runs it is in no archive.
        self.playing.stop()
        everything = self.archive(self.data, self.folder / "everything.archive")
        self.assertTrue(b"Willows along the quay." in everything)
        for trace in self.traces:
            self.assertFalse(trace in everything)
        refused = Program([PLENARYD, "--data", self.data, "--archive", self.folder / "x", "--meeting", self.rehearsal["document"]])
        self.addCleanup(refused.kill)
        self.assertEqual(refused.end().code, 1)
        self.playing = self.server(data=self.data, port=self.playing.port)
        self.ends_it()
        self.nothing_is_left()

    def test_killed_while_it_is_removed_the_next_start_removes_it(self):
        self.rehearses()
        self.ends_it()
        self.playing.send(9)
        self.playing.end()
        self.playing = self.server(data=self.data, port=self.playing.port)
        self.nothing_is_left()

    def test_its_time_runs_out_while_the_server_is_down(self):
        self.rehearses(minutes=1)
        began = time.monotonic()
        self.playing.stop()
        self.assertTrue(self.holding(self.data, CANARY.encode()))
        threading.Event().wait(max(0, 61 - (time.monotonic() - began)))  # its minute
        self.playing = self.server(data=self.data, port=self.playing.port)
        self.nothing_is_left()


if __name__ == "__main__":
    unittest.main()
