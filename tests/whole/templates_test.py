"""Templates are data: a file is checked without a server, added to a folder, and a group is opened from it, with nothing
built anew; and one that a facilitator wrote for a meeting goes with it."""

import http.cookiejar
import json
import re
import shutil
import unittest
import urllib.request

from programs import PATIENCE_S, PLENARYD, SOURCE, Program, Whole

TEMPLATES = SOURCE / "facilitation/templates"
MEETING = "demo-2027"


def written(name, title="Rivers"):
    return (f"id: {name}\nversion: 1\ntitle: {title}\npillar: any\npurpose: To see.\nframing_question: Where to?\n"
            "total_minutes: 5\nregions:\n"
            "  - {id: a, title: A, prompt: Why, card_kinds: [idea], layout: {col: 0, row: 0, w: 1, h: 1}}\n"
            "phases:\n  - {kind: silent, minutes: 5, title: Write}\n")


class Facilitator:
    """Over HTTP, as a browser."""

    def __init__(self, server):
        self.server = server
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        line = next(line for line in server.out if line.startswith(f"# {MEETING} facilitator "))
        self.ask("/api/join", {"token": line.rpartition("#")[2], "name": "Fay"})

    def ask(self, path, body=None):
        request = urllib.request.Request(self.server.url + path, data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json", "Origin": self.server.url})
        with self.opener.open(request, timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def of_meeting(self, verb, body=None):
        return self.ask(f"/api/documents/{MEETING}/{verb}", body)

    def opens(self, template, title=None):
        item = next(item["id"] for item in self.of_meeting("programme")["items"])
        return self.of_meeting("groups", {"agenda_item": item, "template_id": template, "titles": [title or f"Of {template}"]})


class Templates(Whole):
    def test_templates_are_checked_without_a_server(self):
        files = sorted(TEMPLATES.glob("*.yaml"))
        said = self.done("template", *files).splitlines()
        self.assertEqual(len(said), 15, said)
        self.assertIn("roar-routes 2: Routes and directions, 6 regions, 8 phases, 45 minutes", said)
        own = self.folder / "own.yaml"
        own.write_text(written("own.rivers"))
        self.assertEqual(self.done("template", own), "own.rivers 1: Rivers, 1 regions, 1 phases, 5 minutes")
        own.write_text(written("own.rivers").replace("kind: silent", "kind: silence"))
        ended = self.run_plenary("template", own, self.folder / "none.yaml")
        self.assertEqual((ended.code, ended.out), (1, ""))
        self.assertRegex(ended.err, rf"{re.escape(str(own))}:11:12: phases\[0\]\.kind: 'silence' is not a phase kind")
        self.assertIn("none.yaml: cannot be read (No such file or directory)", ended.err)

    def test_SYS_27_a_file_is_added_and_a_board_runs_with_nothing_built_anew(self):
        folder = self.folder / "templates"
        shutil.copytree(TEMPLATES, folder, ignore=lambda _, names: [name for name in names if not name.endswith(".yaml")])
        (folder / "rivers.yaml").write_text(written("rivers"))
        server = self.server("--templates", folder)
        fay = Facilitator(server)
        self.assertIn("rivers", [one["id"] for one in fay.of_meeting("templates")["templates"]])
        opened = fay.opens("rivers")["groups"][0]
        self.assertNotIn("problem", opened)
        server.stop()
        (folder / "rivers.yaml").write_text(written("own.rivers"))
        self.assertIn("ids that begin with 'own.' are those of a meeting's own templates", self.refused(
            "--templates", folder, data=self.folder / "other"))

    def test_SYS_27_an_own_template_goes_with_its_meeting(self):
        data = self.folder / "data"
        server = self.server(data=data)
        fay = Facilitator(server)
        saved = fay.of_meeting("template", {"yaml": written("own.rivers") + "# ours\n", "save": True})
        self.assertTrue(saved["saved"], saved)
        fay.opens("own.rivers")
        server.stop()
        file, elsewhere = self.folder / "meeting.archive", self.folder / "elsewhere"
        for command in (("--data", data, "--archive", file, "--meeting", MEETING),
                        ("--data", elsewhere, "--import-archive", file)):
            made = Program([PLENARYD, *command])
            self.addCleanup(made.kill)
            self.assertEqual(made.end().code, 0)
        there = Facilitator(self.server(data=elsewhere))
        own = next(one for one in there.of_meeting("templates")["templates"] if one.get("own"))
        self.assertEqual((own["id"], own["version"], own["boards"]), ("own.rivers", 1, 1))
        self.assertTrue(there.of_meeting("template?id=own.rivers")["yaml"].endswith("# ours\n"))
        self.assertNotIn("problem", there.opens("own.rivers", "Elsewhere")["groups"][0])


if __name__ == "__main__":
    unittest.main()
