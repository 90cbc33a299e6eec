"""A session record that people write: drafted by its rapporteur, kept over a restart, handed out to who may have it."""

import json
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

    def refused_export(self, link):
        ended = self.run_plenary("export", link, "--scope", "record")
        self.assertEqual(ended.code, 1, ended)
        self.assertIn("The session record is still being written.", ended.err)

    def test_a_record_is_drafted_kept_and_handed_out(self):
        data = self.folder / "data"
        server = self.server(data=data)
        links = server.links
        self.accepted(links["rapporteur"], RAY, {"add_note": {"id": "n1", "text": "The river was spoken of.",
                                                              "visibility": "RECORD"}})
        self.accepted(links["participant"], ADA, card("c1", "Willows along the quay."))
        self.refused_export(links["rapporteur"])
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
