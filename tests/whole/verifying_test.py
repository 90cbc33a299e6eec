"""`plenary verify`, offline: what holds, what was tampered with, and what is not ours at all."""

import os
import re
import shutil
import signal
import unittest

from programs import PLENARYD, Program, Whole, card

BOARD = "demo-2027.s2-b1"


class Verifying(Whole):
    def setUp(self):
        super().setUp()
        self.data = self.folder / "data"
        playing = self.server()
        self.accepted(playing.links["participant"], "Ada",
                      *[card(f"c{number}", f"Unmistakable thought {number}.") for number in range(3)])
        log = self.log(playing.links["observer"])
        self.chain = log[-1]["chain"]
        self.commits = {name: next(line["seq"] for line in log if name in line["records"]) for name in ("c0", "c1", "c2")}
        in_use = self.run_plenary("verify", self.data)
        self.assertEqual(in_use.code, 1)
        self.assertIn(f"Another server (pid {playing.pid}) is using the data folder", in_use.err)
        playing.stop()

    def archiving(self, data, path):
        program = Program([PLENARYD, "--data", data, "--archive", path])
        self.addCleanup(program.kill)
        return program.end()

    def test_a_data_folder_holds_also_twice_and_the_server_starts_after_it(self):
        once, twice = self.done("verify", self.data), self.done("verify", self.data)
        self.assertEqual(once, twice)
        self.assertRegex(once, rf"(?m)^ok       {BOARD}  commits \d+  records \d+  state [0-9a-f]{{16}}  chain {self.chain}$")
        self.assertTrue(once.endswith("3 documents, everything holds"), once)
        self.server()

    def test_one_byte_of_any_stored_entry_names_its_document_and_commit(self):
        for name, commit in self.commits.items():
            with self.subTest(name):
                copy = self.folder / f"copy-{name}"
                shutil.copytree(self.data, copy, ignore=shutil.ignore_patterns("*.sock"))
                (stored,) = (copy / "redis/appendonlydir").glob("*.incr.aof")
                self.flip(stored, f"Unmistakable thought {name[1:]}.".encode())
                damaged = self.run_plenary("verify", copy)
                self.assertEqual(damaged.code, 1, damaged)
                said = {line.split()[1]: line for line in damaged.out.splitlines()[:-1]}
                problem = f"entry {commit} does not follow the chain"  # a commit as it is stored
                self.assertEqual(said[BOARD], f"DAMAGED  {BOARD}  {problem}")
                self.assertEqual([line[:2] for board, line in said.items() if board != BOARD], ["ok", "ok"])
                self.assertTrue(damaged.out.endswith("3 documents: at least one is damaged; restore it from a backup"))
                refused = self.archiving(copy, self.folder / "never")
                self.assertEqual(refused.code, 1)
                self.assertIn(f"{BOARD} is damaged ({problem}); nothing was written", refused.err)
                self.assertFalse((self.folder / "never").exists())
        self.assertEqual(self.run_plenary("verify", self.data).code, 0)  # the original is as it was

    def test_a_server_serves_what_is_whole_and_says_which_board_is_damaged(self):
        (stored,) = (self.data / "redis/appendonlydir").glob("*.incr.aof")
        self.flip(stored, b"Unmistakable thought 1.")
        program = Program([PLENARYD, "--port", 0, "--data", self.data])
        self.addCleanup(program.kill)
        program.line("READY http://127.0.0.1:")
        said = program.line("is damaged and not served", stream=program.err)
        self.assertIn(BOARD, said)
        self.assertIn("run `plenary verify` on its data folder", said)
        ended = program.end(signal.SIGTERM)
        told = [line for line in ended.out.splitlines() if not line.startswith("#")]
        self.assertEqual((ended.code, len(told)), (0, 1))  # no links to it

    def test_an_archive_holds_anywhere_and_one_byte_of_it_is_found(self):
        path = self.folder / "everything.archive"
        made = self.archiving(self.data, path)
        self.assertEqual((made.code, made.out), (0, f"3 documents in {path}"))
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        shutil.rmtree(self.data)
        held = self.done("verify", path)
        self.assertRegex(held, rf"(?m)^ok       {BOARD}  commits \d+$")
        self.assertTrue(held.endswith("3 documents, everything holds"), held)
        for name, commit in self.commits.items():
            copy = self.folder / f"{name}.archive"
            shutil.copy(path, copy)
            self.flip(copy, f"Unmistakable thought {name[1:]}.".encode())
            damaged = self.run_plenary("verify", copy)
            self.assertEqual(damaged.code, 1, damaged)
            self.assertRegex(damaged.out, rf"(?m)^DAMAGED  {BOARD}  commits \d+  commit {commit} is not what was stored")

    def test_what_is_neither_is_refused_and_left_alone(self):
        folder, file = self.folder / "photographs", self.folder / "letter.txt"
        folder.mkdir(mode=0o755)
        for words in ("", "Dear all,\n"):
            file.write_text(words)
            ended = self.run_plenary("verify", file)
            self.assertEqual(ended.code, 1)
            self.assertIn(f"{file} is not an archive. `plenaryd --archive FILE` makes one.", ended.err)
        ended = self.run_plenary("verify", folder)
        self.assertEqual(ended.code, 1)
        self.assertIn(f"{folder} is not a data folder", ended.err)
        self.assertEqual(os.listdir(folder), [])
        self.assertEqual(folder.stat().st_mode & 0o777, 0o755)
        self.assertEqual(self.run_plenary("verify", self.folder / "nothing").code, 2)

    def flip(self, path, words):
        """One bit of one byte in the middle of these words, where they stand first."""
        content = path.read_bytes()
        places = [found.start() + len(words) // 2 for found in re.finditer(re.escape(words), content)]
        self.assertGreaterEqual(len(places), 1, f"{words} are not in {path.name}")
        changed = bytearray(content)
        changed[places[0]] ^= 1
        path.write_bytes(changed)


if __name__ == "__main__":
    unittest.main()
