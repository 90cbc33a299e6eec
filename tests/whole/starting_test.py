"""Start, stop, start again; a second server; a server that is killed."""

import fcntl
import json
import os
import signal
import subprocess
import time
import unittest

from programs import PATIENCE_S, PLENARYD, ROLES, SOURCE, Program, Watched, Whole, card, without_port, words_of


def unlocked(path):
    with open(path, "rb+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class Starting(Whole):
    def redis_left_over_in(self, folder):
        """A redis-server that serves there, as a server leaves it that was killed before it could tell it."""
        with open(folder / "lock", "rb+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            process = subprocess.Popen(["redis-server", folder / "redis.conf"], cwd=folder, pass_fds=[lock.fileno()])
        self.addCleanup(process.wait)
        left_over = Watched(process.pid)
        self.addCleanup(left_over.close)
        self.addCleanup(left_over.kill)
        (folder / "redis.pid").write_text(f"{process.pid}\n")
        return left_over

    def test_ready_comes_first_then_one_link_a_role(self):
        server = self.server()
        self.assertRegex(server.out[0], r"^READY http://127\.0\.0\.1:\d+$")
        board = [line for line in server.out[1:] if not line.startswith("#")]
        self.assertEqual([line.split(" ")[0] for line in board], list(ROLES))
        for role in ROLES:
            self.assertTrue(server.links[role].startswith(server.url + "/join#"), server.links[role])
        self.assertEqual(len(set(server.links.values())), len(ROLES))
        self.assertEqual((server.data / "links").read_text().splitlines(), board)

    def test_after_them_come_the_links_of_meetings_as_comments(self):
        server = self.server()
        expected = {f"# {meeting} {role}" for meeting in ("moin-2019-bellagio", "demo-2027") for role in ROLES}
        shown = lambda: {line.rsplit(" ", 1)[0] for line in server.out if line.startswith("#")}
        server.until(lambda: shown() >= expected, "the links of meetings")

    def test_last_is_said_how_the_demonstration_plays_on_the_board(self):
        server = self.server()
        said = server.line("The demonstration plays").split(" with: ")[1].split(" ")
        self.assertEqual([said[0], said[1], said[-1]], ["scripts/plenary", "rehearse", "--here"])
        self.done(said[1], SOURCE / said[2], "--data", server.data, "--quiet", said[3], within=120)

    def test_a_signal_at_any_moment_of_a_start_ends_it_with_exit_code_0(self):
        for wait in (0, 0.02, 0.05, 0.1, 0.2):
            for number in (signal.SIGINT, signal.SIGTERM):
                with self.subTest(f"{number.name} {wait} s after it took its folder"):
                    data = self.folder / f"soon-{number.name}-{wait}"
                    program = Program([PLENARYD, "--data", data, "--port", 0])
                    self.addCleanup(program.kill)
                    deadline = time.monotonic() + PATIENCE_S
                    while not (data / "lock").exists():
                        self.assertLess(time.monotonic(), deadline, "it does not take its folder")
                        time.sleep(0.001)
                    time.sleep(wait)
                    self.assertEqual(program.end(number).code, 0)
                    self.assertTrue(unlocked(data / "lock"))

    def test_a_signal_ends_everything_it_started_with_exit_code_0(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number.name):
                server = self.server()
                self.assertFalse(server.redis.gone(0))
                tail = self.open("tail", server.links["observer"], name="Onlooker")
                tail.line('"board":')
                self.assertEqual(server.stop(number).code, 0)
                self.assertTrue(server.redis.gone(0), "redis-server outlived its plenaryd")
                self.assertTrue(unlocked(server.data / "lock"))
                self.assertTrue(unlocked(server.data / "redis/lock"))
                tail.kill()

    def test_who_started_it_under_nohup_may_close_the_terminal(self):
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup leaves it to what it starts
        self.addCleanup(signal.signal, signal.SIGHUP, before)
        server = self.server()
        server.send(signal.SIGHUP)
        self.log(server.links["facilitator"])
        self.assertTrue(server.running)
        self.assertEqual(server.stop().code, 0)

    def test_the_second_start_finds_boards_chains_links_and_sessions(self):
        first = self.server()
        self.accepted(first.links["participant"], "Ada", card("c1", "Clean water"), card("c2", "Shade in the street"))
        log, links, session = self.log(first.links["facilitator"]), first.links, self.session("Ada")
        first.stop()

        second = self.server()
        self.assertEqual({role: without_port(link) for role, link in second.links.items()},
                         {role: without_port(link) for role, link in links.items()})
        self.assertEqual(self.log(second.links["facilitator"]), log)  # chains included
        self.accepted(second.links["participant"], "Ada", card("c3", "Nets on the river"))
        self.assertEqual(self.session("Ada"), session)
        grown = self.log(second.links["facilitator"])
        self.assertEqual([line["verbs"] for line in grown[len(log):]], [["add_card"]])  # Ada was not admitted a second time
        board = self.at(second.links["observer"], grown[-1]["seq"])
        self.assertEqual(words_of(board["records"]),
                         {"c1": "Clean water", "c2": "Shade in the street", "c3": "Nets on the river"})

    def test_a_second_server_on_the_same_folder_is_refused_and_told_what_to_do(self):
        server = self.server()
        said = self.refused()
        self.assertIn(f"Another server (pid {server.pid}) is using the data folder {server.data}.", said)
        self.assertIn("Stop it first, or choose another folder with --data.", said)
        self.accepted(server.links["participant"], "Ada", card("c1", "Undisturbed"))

    def test_after_kill_9_the_next_start_takes_over_and_nothing_acknowledged_is_lost(self):
        server = self.server()
        tail = self.open("tail", server.links["observer"], name="Onlooker")
        post = self.open("post", server.links["participant"], name="Ada")
        told = [f"Thought number {number}" for number in range(90)]  # fewer than a client may send in one burst
        post.type(*[card(f"c{number}", words) for number, words in enumerate(told)])
        post.until(lambda: len(post.out) >= 20, "20 acknowledgements")
        os.kill(server.pid, signal.SIGKILL)
        server.end()
        acknowledged = sum('"accepted":true' in line for line in post.out)
        # Its Redis is told when it dies, and ends. One that was not told works on, in the same folder and with its lock.
        self.assertTrue(server.redis.gone(), "the redis-server of a killed server works on")
        left_over = self.redis_left_over_in(server.data / "redis")
        self.assertFalse(left_over.gone(0), "a left-over redis-server was to be there")

        again = self.server(port=server.port)
        self.assertTrue(left_over.gone(0), "the left-over redis-server is there still")
        self.assertNotEqual(again.redis.pid, left_over.pid)
        post.end_of_input()  # it comes back by itself, and sends what is not acknowledged
        self.assertEqual(post.end().code, 0)
        self.assertEqual(sum('"accepted":true' in line for line in post.out), len(told))
        self.assertGreaterEqual(acknowledged, 20)
        board = self.at(again.links["observer"], self.log(again.links["observer"])[-1]["seq"])
        self.assertEqual(words_of(board["records"]), {f"c{number}": words for number, words in enumerate(told)})
        tail.until(lambda: all(any(f'"{words}"' in line for line in tail.out) for words in told), "every card, in the tail")

    def test_a_killed_server_alone_keeps_every_card_it_acknowledged(self):
        server = self.server()
        post = self.open("post", server.links["participant"], name="Ada")
        post.type(*[card(f"c{number}", f"Thought {number}") for number in range(60)])
        post.until(lambda: len(post.out) >= 10, "10 acknowledgements")
        os.kill(server.pid, signal.SIGKILL)
        post.kill()  # whoever wrote them does not come back
        server.end()
        outcomes = [json.loads(line) for line in post.out]  # cseq counts from 1, in the order typed
        acknowledged = [f"c{one['cseq'] - 1}" for one in outcomes if one.get("accepted")]
        again = self.server()
        board = self.at(again.links["observer"], self.log(again.links["observer"])[-1]["seq"])
        self.assertGreaterEqual(len(acknowledged), 10)
        self.assertEqual([card for card in acknowledged if card not in words_of(board["records"])], [])

    def test_nothing_is_called_saved_before_redis_has_it(self):
        server = self.server()
        onlooker = self.open("join", server.links["observer"], name="Onlooker")
        onlooker.line("Saved.")
        post = self.open("post", server.links["participant"], name="Ada")
        post.type(card("c0", "Said in good times"))
        post.line('"accepted":true')
        server.redis.send(signal.SIGSTOP)
        post.type(*[card(f"c{number}", "Said to a frozen Redis") for number in range(1, 9)])
        onlooker.line("Read-only for now")  # long after a server that waits for nobody would have answered
        self.assertEqual(len(post.out), 1, post.out)
        os.kill(server.pid, signal.SIGKILL)
        server.redis.kill()
        server.end()
        again = self.server(port=server.port)
        post.end_of_input()
        self.assertEqual(post.end().code, 0)
        board = self.at(again.links["observer"], self.log(again.links["observer"])[-1]["seq"])
        self.assertEqual(sorted(words_of(board["records"])), [f"c{number}" for number in range(9)])

    def test_while_the_disk_is_full_words_are_kept_and_they_are_sent_when_there_is_room(self):
        server = self.server()
        self.accepted(server.links["participant"], "Ada")  # has her seat
        server.stop()
        full = self.server("--free-bytes", 1 << 62)
        join = self.open("join", full.links["participant"], name="Ada")
        join.line("Read-only for now (The server's disk is nearly full")
        join.type("add challenges Written when nothing could be saved")
        join.line("keeping 1 change")
        ended = join.end(signal.SIGINT)
        self.assertEqual(ended.code, 1)
        self.assertIn(f"plenary: 1 change is kept in {self.seat('Ada')} and will be sent when you join again.", ended.err)
        full.stop()
        roomy = self.server()
        outcomes, _ = self.post(roomy.links["participant"], "Ada")  # comes back, with nothing new to say
        self.assertEqual([outcome.get("accepted") for outcome in outcomes], [True])
        board = self.at(roomy.links["observer"], self.log(roomy.links["observer"])[-1]["seq"])
        self.assertEqual(list(words_of(board["records"]).values()), ["Written when nothing could be saved"])


if __name__ == "__main__":
    unittest.main()
