"""Shows that scripts/rules can fail: a rule that no test quotes is named, a number that is written nowhere, and an
invariant whose test is gone."""

import os
import pathlib
import subprocess
import tempfile
import unittest

RULES = pathlib.Path(os.environ["PLENARY_SOURCE"]) / "scripts" / "rules"

LAWFUL = {
    "proto/README.md": "- **CONNECT-1** Who comes is settled before the upgrade.\n- **CONNECT-2, optional.** Later.\n",
    "tests/model/rules.md": "**LOG-1** One order.\n\n**LOG-2** No holes.\n",
    "tests/rows.md": "| row | shown by |\n|---|---|\n| SYS-7 | links |\n",
    "tests/one_test.cc": 'TEST_CASE("CONNECT-1: a stranger is sent away", "[x]") {\n}\n'
                         'TEST_CASE("LOG-1, LOG-2: numbers follow each other", "[x]") {\n}\n',
    "tests/invariants.md": "| no | what holds | where |\n|---|---|---|\n"
                           "| 1 | numbers follow each other | `one_test.cc` \"numbers follow\"; `simulation` \"no holes\" |\n",
    "tests/simulation/witness.cc": 'wrong("the log has no holes", "");\n',
    "tests/two_test.cc": 'TEST_CASE(\n    "SYS-7: a risk without a reward is an orphan", "[x]") {\n}\n',
}


def verdict(files, *options):
    """What scripts/rules says of a tree of these files, "lawful" if nothing is wrong."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            file = pathlib.Path(root, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        run = subprocess.run([RULES, *options, "--root", root], capture_output=True, text=True, check=False)
    said = run.stdout + run.stderr
    return said or "lawful" if run.returncode == 0 else "refused: " + said


class Rules(unittest.TestCase):
    def test_every_rule_quoted_is_lawful(self):
        self.assertEqual(verdict(LAWFUL), "lawful")

    def test_a_rule_that_no_test_quotes_is_named(self):
        for rule, quoted in (("CONNECT-1", "tests/one_test.cc"), ("LOG-2", "tests/one_test.cc"), ("SYS-7", "tests/two_test.cc")):
            text = LAWFUL[quoted].replace(rule, "It is so")
            said = verdict({**LAWFUL, quoted: text})
            self.assertIn("refused: ", said)
            self.assertIn(f"{rule} is quoted by no test", said)

    def test_a_number_in_a_comment_is_no_quotation(self):
        said = verdict({**LAWFUL, "tests/two_test.cc": "// SYS-7\nTEST_CASE(\"something\", \"[x]\") {\n}\n"})
        self.assertIn("SYS-7 is quoted by no test", said)

    def test_a_rule_that_is_written_nowhere_is_named(self):
        said = verdict({**LAWFUL, "tests/three_test.cc": 'TEST_CASE("LOG-99: nothing", "[x]") {\n}\n'})
        self.assertIn("refused: ", said)
        self.assertIn("LOG-99 is quoted by a test and written nowhere", said)

    def test_an_invariant_whose_test_is_gone_is_named(self):
        said = verdict({**LAWFUL, "tests/simulation/witness.cc": 'wrong("the log is whole", "");\n'})
        self.assertIn('invariant 1 names "no holes", which is not in tests/simulation', said)
        without = {path: text for path, text in LAWFUL.items() if path != "tests/simulation/witness.cc"}
        self.assertIn("invariant 1 names tests/simulation, which is not there", verdict(without))

    def test_an_invariant_is_shown_by_a_test_not_by_a_page(self):
        said = verdict({**LAWFUL, "tests/simulation/witness.cc": "", "tests/simulation/README.md": "no holes"})
        self.assertIn('invariant 1 names "no holes", which is not in tests/simulation', said)

    def test_an_invariant_without_a_test_is_named(self):
        row = "| no | what holds | where |\n|---|---|---|\n| 1 | numbers follow each other | `simulation` |\n"
        self.assertIn("invariant 1 names no test", verdict({**LAWFUL, "tests/invariants.md": row}))

    def test_rows_are_listed_with_the_tests_that_show_them(self):
        self.assertIn("SYS-7   tests/two_test.cc", verdict(LAWFUL, "--rows"))


if __name__ == "__main__":
    unittest.main()
