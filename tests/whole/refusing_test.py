"""What plenaryd does not begin with, and how it says so; --help of everything that people start."""

import os
import re
import socket
import subprocess
import unittest

from programs import BIN, DEMO, PLENARY, PLENARYD, PATIENCE_S, SOURCE, Program, Whole

SUBCOMMANDS = ("join", "rehearse", "programme", "template", "export", "log", "at", "verify", "tail", "post")


def helped(*command):
    return subprocess.run([*map(str, command), "--help"], capture_output=True, text=True, timeout=PATIENCE_S, check=False,
                          stdin=subprocess.DEVNULL)


class Refusing(Whole):
    def ended(self, *command):
        program = Program(command)
        self.addCleanup(program.kill)
        return program.end()

    def test_other_machines_are_served_with_tls_or_by_an_explicit_word(self):
        for address in ("0.0.0.0", "::"):
            said = self.refused("--listen", address)
            self.assertIn(f"listening on {address} lets other machines in", said)
            self.assertIn("give a certificate", said)
            self.assertIn("or say --insecure-lan if this network is yours alone", said)
            for option in re.findall(r"--[a-z-]+", said):
                self.assertIn(f"  {option} ", helped(PLENARYD).stdout)

    def test_what_links_cannot_begin_with_and_a_folder_without_pages_are_named(self):
        for given in ("abc", "https://boards.example/path", "ftp://boards.example"):
            self.assertIn(f"'{given}' is not what links can begin with", self.refused("--public-url", given))
        self.assertIn("holds no built web client", self.refused("--web", self.folder))

    def test_an_archive_that_is_there_is_not_written_over(self):
        kept = self.folder / "kept.archive"
        kept.write_bytes(b"of last year")
        self.assertIn(f"{kept} is there already", self.refused("--archive", kept))
        self.assertEqual(kept.read_bytes(), b"of last year")

    def test_a_port_that_is_taken_is_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            said = self.refused(port=port)
        self.assertIn(f"cannot listen on 127.0.0.1:{port}: Address already in use", said)
        self.assertIn("choose one with --port", said)

    def test_a_slip_in_a_meeting_file_is_named_by_file_line_and_field(self):
        meetings = self.folder / "meetings"
        meetings.mkdir()
        file = meetings / "demo.yaml"
        text = DEMO.read_text()
        for was, becomes, field in (
                ("zone: Europe/Rome", "zone: Europe/Rom", "meeting.time_zone: 'Europe/Rom' is not a time zone"),
                ("status: parked", "status: parkd", "cards[27].status: 'parkd' is not known here"),
                ("template: roar-routes", "template: roar-rout", "breakout.template: ")):
            with self.subTest(field):
                line = text[: text.index(was)].count("\n") + 1
                file.write_text(text.replace(was, becomes, 1))
                said = self.refused("--meetings", meetings)
                self.assertRegex(said, rf"{re.escape(str(file))}:{line}:\d+: {re.escape(field)}")
                if "template" not in field:  # the client has no templates
                    rehearsed = self.run_plenary("rehearse", file, "--data", self.folder)
                    self.assertEqual(rehearsed.code, 1)
                    self.assertRegex(rehearsed.err, rf"{re.escape(str(file))}:{line}:\d+: {re.escape(field)}")

    def test_a_data_folder_that_cannot_be_written_is_named(self):
        folder = self.folder / "read-only"
        folder.mkdir(mode=0o500)
        # root writes anywhere: without its capabilities it is somebody like you and me
        plainly = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
        ended = self.ended(*plainly, PLENARYD, "--port", 0, "--data", folder)
        self.assertEqual((ended.code, ended.out), (1, ""))
        way_out = "Let the user who runs the server write there, or choose another folder with --data."
        self.assertEqual(ended.err, f"plenaryd: The file {folder}/lock cannot be written: Permission denied. {way_out}")

        below = folder / "boards" / "of-2027"
        ended = self.ended(*plainly, PLENARYD, "--port", 0, "--data", below)
        self.assertEqual((ended.code, ended.out), (1, ""))
        self.assertEqual(ended.err, f"plenaryd: The folder {below} cannot be made in {folder}: Permission denied. {way_out}")

    def test_a_data_folder_that_is_a_file_is_named(self):
        file = self.folder / "file"
        file.write_text("")
        self.assertIn(f"plenaryd: {file} is not a folder. Move it away, or choose another folder with --data.", self.refused(data=file))
        below = file / "below"
        self.assertIn(f"plenaryd: The folder {below} cannot be made in {file}: Not a directory. "
                      "Choose another folder with --data.", self.refused(data=below))

    def test_a_port_that_is_none_is_told_which_there_are(self):
        for port in ("99999", "65536", "-1", "http"):
            ended = self.ended(PLENARYD, "--data", self.folder / "data", f"--port={port}")
            self.assertEqual((ended.code, ended.out), (2, ""), ended)
            self.assertIn(f"'{port}' is not a port: give a number from 1 to 65535, or 0 for any that is free.", ended.err)
            self.assertIn("--help", ended.err)

    def test_an_option_that_is_none_is_not_understood(self):
        for program in ((PLENARYD, "--nonsense"), (PLENARYD, "--port", "99999"), (PLENARY,), (PLENARY, "nonsense"),
                        (PLENARY, "export", "--format", "exe", "http://127.0.0.1/join#x")):
            run = subprocess.run([*map(str, program)], capture_output=True, text=True, timeout=PATIENCE_S, check=False,
                                 cwd=self.folder, stdin=subprocess.DEVNULL)
            self.assertEqual((run.returncode, run.stdout), (2, ""), program)
            self.assertIn("--help", run.stderr)


class Helping(unittest.TestCase):
    def assert_helps(self, *command):
        run = helped(*command)
        self.assertEqual(run.returncode, 0, run)
        self.assertGreater(len(run.stdout.splitlines()), 1, run)

    def test_both_programs_and_every_command_of_plenary_have_help(self):
        self.assert_helps(PLENARYD)
        self.assert_helps(PLENARY)
        self.assertEqual(subprocess.run([PLENARY, "help"], capture_output=True, text=True, timeout=PATIENCE_S, check=False).stdout,
                         helped(PLENARY).stdout)
        for command in SUBCOMMANDS:
            self.assert_helps(PLENARY, command)
            self.assertIn(f"  {command} ", helped(PLENARY).stdout)

    def test_the_programs_of_proofs_have_help_if_they_are_built(self):
        for name in ("plenary_torture", "plenary_bench", "simulation", "simulation_catches_bugs", "bare_broadcaster"):
            if (BIN / name).exists():
                self.assert_helps(BIN / name)

    def test_a_seeded_bug_that_is_none_is_refused_and_not_found_to_be_caught(self):
        program = BIN / "simulation_catches_bugs"
        if program.exists():
            run = subprocess.run([program, "bare_xad"], capture_output=True, text=True, timeout=PATIENCE_S, check=False)
            self.assertEqual(run.returncode, 2)
            self.assertIn("'bare_xad' is none of the seeded bugs.", run.stderr)

    def test_every_script_has_help(self):
        # scripts/plenary has that of plenary, but builds it first
        for script in sorted((SOURCE / "scripts").iterdir()):
            if script.is_file() and os.access(script, os.X_OK) and script.name != "plenary":
                self.assert_helps(script)


if __name__ == "__main__":
    unittest.main()
