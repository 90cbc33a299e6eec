"""plenaryd --redis: a Redis of the operator's own, accepted with the settings that keep promises and refused without."""

import shutil
import signal
import socket
import unittest

from programs import PLENARY, PLENARYD, Program, Whole, card, words_of

SAFE = ("--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction")


class ExternalRedis(Whole):
    def redis(self, *settings):
        """Runs, and takes connections on its socket."""
        folder = self.folder / "redis"
        folder.mkdir(exist_ok=True)
        redis = Program(["redis-server", "--port", 0, "--unixsocket", "r.sock", "--save", "", *settings], cwd=folder)
        self.addCleanup(redis.kill)
        redis.line("The server is now ready to accept connections at")
        self.url = f"unix://{folder / 'r.sock'}"
        return redis

    def test_with_an_append_only_file_and_no_eviction_it_serves_and_keeps(self):
        redis = self.redis(*SAFE)
        server = self.server("--redis", self.url)
        self.assertFalse((server.data / "redis").exists(), "a private Redis although another was named")
        self.accepted(server.links["participant"], "Ada", card("c1", "Clean water"))
        self.assertEqual(server.stop(signal.SIGINT).code, 0)
        self.assertTrue(redis.running, "plenaryd ended a Redis that is not its own")
        redis.end(signal.SIGTERM)
        self.redis(*SAFE)
        server = self.server("--redis", self.url)
        board = self.at(server.links["observer"], self.log(server.links["observer"])[-1]["seq"])
        self.assertEqual(words_of(board["records"]), {"c1": "Clean water"})

    def test_PRESENCE_4_people_on_two_servers_of_one_redis_see_each_other_and_what_they_write(self):
        self.redis(*SAFE)
        first = self.server("--redis", self.url)
        other = self.folder / "other"
        other.mkdir(mode=0o700)
        shutil.copytree(first.data / "keys", other / "keys")
        shutil.copy2(first.data / "instance", other / "instance")
        second = self.server("--redis", self.url, data=other)
        ada = self.open_page(first.links["participant"], name="Ada")
        ben = self.open_page(second.links["participant"], name="Ben")
        ada.shows("Here: Ben")
        ben.shows("Here: Ada")
        ben.type("add challenges Clean water")
        ada.shows("Clean water")
        ada.leave()
        ben.shows("Here: nobody else")
        second.kill()  # and says nothing of it
        ada = self.open_page(first.links["participant"], name="Ada")
        ada.shows("Here: Ben")
        ada.shows("Here: nobody else", within=20)

    def test_a_folder_whose_documents_are_in_another_redis_says_so(self):
        self.redis(*SAFE)
        self.server("--redis", self.url).stop()
        for command in ((PLENARYD, "--data", self.folder / "data", "--verify"), (PLENARY, "verify", self.folder / "data")):
            ended = Program(list(command)).end()
            self.assertEqual(ended.code, 1)
            self.assertIn(f"are in the Redis at {self.url}, not in this folder", ended.err)
            self.assertIn(f"--redis {self.url}", ended.err)
        self.assertFalse((self.folder / "data" / "redis").exists(), "a Redis was begun there")
        looked = Program([PLENARYD, "--data", self.folder / "data", "--redis", self.url, "--verify"]).end()
        self.assertEqual(looked.code, 0, looked)
        self.assertIn("everything holds", looked.out)

    def test_settings_that_lose_what_was_saved_are_refused_with_the_line_to_write(self):
        for settings, line in (
                (("--appendonly", "no"), "appendonly yes"),
                (("--appendonly", "yes", "--appendfsync", "everysec"), "appendfsync always"),
                (("--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "allkeys-lru"),
                 "maxmemory-policy noeviction")):
            with self.subTest(line):
                redis = self.redis(*settings)
                said = self.refused("--redis", self.url)
                self.assertIn(f"plenaryd: Redis at {self.url} ", said)
                self.assertIn(f"Put this line into its redis.conf and restart it: {line}", said)
                redis.end(signal.SIGTERM)

    def test_another_installations_redis_is_refused(self):
        self.redis(*SAFE)
        self.server("--redis", self.url).stop()
        said = self.refused("--redis", self.url, data=self.folder / "others")
        self.assertIn("belongs to installation", said)
        self.assertIn("or another Redis.", said)

    def test_an_address_that_is_none_or_where_nobody_answers_is_told(self):
        with socket.socket() as taken:  # bound and not listening: nobody answers there
            taken.bind(("127.0.0.1", 0))
            nobody = f"redis://127.0.0.1:{taken.getsockname()[1]}/0"
            self.assertIn(f"Redis at {nobody} is not reachable: Connection refused. Is it running, and is this its address?",
                          self.refused("--redis", nobody))
        nowhere = f"unix://{self.folder / 'nowhere.sock'}"
        self.assertIn(f"Redis at {nowhere} is not reachable: No such file or directory.", self.refused("--redis", nowhere))
        for address in ("localhost", "http://127.0.0.1:6379", "redis://:6379:0/x"):
            said = self.refused("--redis", address)
            self.assertIn("The Redis address is not understood: ", said)
            self.assertIn("redis://[user:password@]host:port/db or unix:///path/to/redis.sock", said)

    def test_a_password_in_the_address_is_not_repeated(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            said = self.refused("--redis", f"redis://plenary:verysecret@127.0.0.1:{taken.getsockname()[1]}/0")
        self.assertIn("is not reachable", said)
        self.assertNotIn("verysecret", said)


if __name__ == "__main__":
    unittest.main()
