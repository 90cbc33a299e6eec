"""A session record that people write: drafted by its rapporteur, kept over a restart, handed out to who may have it."""

import json
import os
import time
import urllib.error
import urllib.request

from programs import PATIENCE_S, PLENARYD, Program, Whole, card

BOARD, RECORD = "demo-2027.s2-b1", "demo-2027.record.s2-b1"
RAY, ADA = "Raymonde Kessel", "Adalbertine Vondruska"


class Records(Whole):
    def opens_record(self, server, person):
        """As the page does: with the session that somebody joined with."""
        asked = urllib.request.Request(f"{server.url}/api/documents/{BOARD}/record", data=b"{}", method="POST",
                                       headers={"Content-Type": "application/json",
                                                "Authorization": f"Bearer {self.session(person)['session']}"})
        with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def refused_export(self, link, because="The session record is still being written."):
        ended = self.run_plenary("export", link, "--scope", "record")
        self.assertEqual(ended.code, 1, ended)
        self.assertIn(because, ended.err)

    def test_a_record_is_drafted_kept_and_handed_out(self):
        data = self.folder / "data"
        server = self.server(data=data)
        links = server.links
        self.accepted(links["rapporteur"], RAY, {"add_note": {"id": "n1", "text": "The river was spoken of.",
                                                              "visibility": "RECORD"}})
        self.accepted(links["participant"], ADA, card("c1", "Willows along the quay."))
        self.refused_export(links["rapporteur"], "Nobody has begun a session record of this board yet.")
        self.refused_export(links["participant"])  # who hears of no draft
        opened = self.opens_record(server, RAY)
        self.assertEqual((opened["document"], opened.get("drafted")), (RECORD, True))
        record = self.done("export", links["rapporteur"], "--scope", "record")
        self.assertIn("7.1** ", record)
        self.assertIn("The river was spoken of.", record)
        self.assertIn("A draft: those who were there have not been asked about it yet.", record)
        self.refused_export(links["participant"])
        server.stop()

        ended = Program([PLENARYD, "--data", data, "--verify"])
        self.addCleanup(ended.kill)
        said = ended.end()
        self.assertEqual(said.code, 0, said)
        self.assertRegex(said.out, rf"ok +{RECORD} ")

        again = self.server(data=data)
        self.assertFalse(self.opens_record(again, RAY).get("drafted", False))
        self.assertIn("The river was spoken of.", self.done("export", again.links["rapporteur"], "--scope", "record"))

    def test_a_recording_is_brought_played_and_kept_over_a_restart(self):
        data = self.folder / "data"
        server = self.server("--recording-mib", "8", data=data)
        self.accepted(server.links["rapporteur"], RAY, {"add_note": {"id": "n1", "text": "Rain.", "visibility": "RECORD"}})
        self.opens_record(server, RAY)
        session = self.session(RAY)["session"]
        song = b"ID3" + os.urandom(5_000_000)

        def asks(url, method, path, body=None, **headers):
            asked = urllib.request.Request(f"{url}/api/documents/{RECORD}/recordings/{path}", data=body, method=method,
                                           headers={"Authorization": f"Bearer {session}", **headers})
            return urllib.request.urlopen(asked, timeout=PATIENCE_S)

        has = 0
        while has < len(song):
            piece = song[has:has + 1024 * 1024]
            with asks(server.url, "PUT", f"r1?offset={has}", piece) as answer:
                has = json.load(answer)["has"]
        with asks(server.url, "POST", f"r1?bytes={len(song)}") as answer:
            self.assertEqual(answer.status, 200)
        with self.assertRaises(urllib.error.HTTPError) as refusal:
            asks(server.url, "PUT", "big?offset=0", b"x" * 1024).close()
            for offset in range(1024, 9 * 1024 * 1024, 1024 * 1024):
                asks(server.url, "PUT", f"big?offset={offset}", b"x" * 1024 * 1024).close()
        self.assertEqual(refusal.exception.code, 413)
        self.assertIn("larger than this server keeps", refusal.exception.read().decode())
        server.stop()

        again = self.server(data=data)
        with asks(again.url, "GET", "r1") as answer:  # all of it, though nobody holds it
            self.assertEqual(answer.headers["Content-Type"], "audio/mpeg")
            self.assertEqual(int(answer.headers["Content-Length"]), len(song))
            first = answer.read(100_000)
            time.sleep(0.3)  # somebody who reads slowly
            self.assertEqual(first + answer.read(), song)
        with asks(again.url, "GET", "r1", Range="bytes=4000000-4000009") as answer:
            self.assertEqual((answer.status, answer.read()), (206, song[4_000_000:4_000_010]))
        with asks(again.url, "DELETE", "r1") as answer:
            self.assertEqual(answer.status, 200)
        self.assertEqual([file for file in (data / "recordings").rglob("*") if file.is_file() and file.stat().st_size > 9_000_000],
                         [])
        with self.assertRaises(urllib.error.HTTPError) as refusal:
            asks(again.url, "GET", "r1").close()
        self.assertEqual(refusal.exception.code, 404)
