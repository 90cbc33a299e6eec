"""`plenary programme`: Bellagio as it was printed, out as a calendar and a file, and back in, mended."""

import re
import unittest

from programs import Whole


class Programme(Whole):
    def setUp(self):
        super().setUp()
        server = self.server()
        of_bellagio = [line.split(" ") for line in server.out if line.startswith("# moin-2019-bellagio ")]
        self.links = {role: url for _, _, role, url in of_bellagio}
        self.leader = self.links["facilitator"]

    def programme(self, *options, link=None):
        return self.done("programme", link or self.leader, *options)

    def test_the_day_in_words_and_the_surprise_only_to_the_crew(self):
        told = self.programme(link=self.links["participant"])
        self.assertIn("2019-03-28\n  09:00-10:00  I. SETTING THE STAGE", told)
        self.assertRegex(told, r"  10:00-13:00  II\. ROUTES AND DIRECTIONS\n  10:00 +Missions in practice")
        self.assertNotIn("SURPRISE", told)
        self.assertRegex(self.programme(link=self.links["plenary_host"]), r"SURPRISE PROGRAMME \(hidden\)")

    def test_a_calendar_to_a_file(self):
        self.programme("--export", "ics", "-o", "programme.ics", link=self.links["participant"])
        calendar = (self.folder / "programme.ics").read_bytes()
        self.assertTrue(calendar.startswith(b"BEGIN:VCALENDAR\r\n"))
        self.assertIn(b"DTSTART:20190328T090000Z\r\n", calendar)
        self.assertNotIn(b"SURPRISE", calendar)

    def test_out_as_a_file_mended_by_hand_and_back(self):
        self.programme("--export", "yaml", "-o", "programme.yaml")
        file = self.folder / "programme.yaml"
        self.assertIn("Timo Hämäläinen", file.read_text(encoding="utf-8"))
        self.assertEqual(self.programme("--import", file), "Nothing would change.")
        mended = file.read_text(encoding="utf-8").replace('"Lunch"', '"A long lunch"', 1)
        file.write_text(mended, encoding="utf-8")
        preview = self.programme("--import", file)
        self.assertEqual(preview, 'changed: item A long lunch\n           title: "Lunch" -> "A long lunch"')
        self.assertNotIn("A long lunch", self.programme())
        self.assertEqual(self.programme("--import", file, "--apply"), preview)
        self.assertIn("A long lunch", self.programme())

    def test_people_from_a_table_and_the_same_person_asked(self):
        people = self.folder / "people.csv"
        people.write_bytes("\ufeffName;Family name;Affiliation\r\nSpanó Eduardo;Spanó;City of São Paulo\r\n".encode())
        self.assertEqual(self.programme("--import", people, "--people"),
                         "added:   member Spanó Eduardo\nadded:   person Spanó Eduardo\n"
                         "the same person? Spanó Eduardo and, in the list, Eduardo Spanó")

    def test_what_cannot_be_read_or_done_says_what_to_do(self):
        table = self.folder / "programme.csv"
        table.write_text("id,kind,title\nx,supper,Late\n")
        for arguments, code, words in (
                (("--import", table), 1, f"{table}:2:3: kind: 'supper' is not known here"),
                (("--import", "nothing.csv"), 1, "nothing.csv cannot be read"),
                (("--import", "programme.xlsx"), 1, "neither .yaml nor .csv"),
                (("--apply",), 2, "--import"),
                (("--export", "pdf"), 2, "ics"),
        ):
            ended = self.run_plenary("programme", self.leader, *arguments)
            self.assertEqual(ended.code, code, ended)
            self.assertIn(words, ended.out + ended.err)
        for arguments in (("--export", "yaml"), ("--import", table)):
            ended = self.run_plenary("programme", self.links["participant"], *arguments)
            self.assertEqual(ended.code, 1, ended)
            self.assertTrue(re.search("Only whoever leads the meeting can do this", ended.err), ended)


if __name__ == "__main__":
    unittest.main()
