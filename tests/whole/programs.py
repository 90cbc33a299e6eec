"""plenaryd, plenary and redis-server as a person at a shell has them.

Every wait is for an event (a line, the end of a process) and has a deadline; nothing sleeps. Every process is ended by
its own pid and waited for, also when a test fails. Whatever a test starts lives in a temporary folder of its own.
"""

import collections
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import termios
import threading
import time
import unittest

SOURCE = pathlib.Path(os.environ["PLENARY_SOURCE"])
BIN = pathlib.Path(os.environ["PLENARY_BIN"])
PLENARYD = BIN / "plenaryd"
PLENARY = BIN / "plenary"
DEMO = SOURCE / "facilitation/meetings/demo-2027.yaml"

ROLES = ("facilitator", "rapporteur", "participant", "observer", "plenary_host")
PATIENCE_S = 20  # for what takes a second on an idle machine

Ended = collections.namedtuple("Ended", "code out err")


class Program:
    """A running process; its standard output and error are gathered as lines while it runs."""

    def __init__(self, arguments, **how):
        self.arguments = [str(one) for one in arguments]
        self.out, self.err = [], []
        self._news = threading.Condition()
        self._process = subprocess.Popen(self.arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.PIPE, **how)
        self._readers = [threading.Thread(target=self._read, args=pair, daemon=True)
                         for pair in ((self._process.stdout, self.out), (self._process.stderr, self.err))]
        for reader in self._readers:
            reader.start()

    def _read(self, stream, lines):
        for line in stream:
            with self._news:
                lines.append(line.decode("utf-8").rstrip("\n"))
                self._news.notify_all()
        with self._news:
            self._news.notify_all()

    @property
    def pid(self):
        return self._process.pid

    @property
    def running(self):
        return self._process.poll() is None

    def type(self, *lines):
        """Types these lines; what is not text goes as JSON."""
        for line in lines:
            self._process.stdin.write((line if isinstance(line, str) else json.dumps(line)).encode() + b"\n")
        self._process.stdin.flush()

    def end_of_input(self):
        self._process.stdin.close()

    def until(self, happened, what, within=PATIENCE_S):
        """Waits until happened() is true; it is asked again whenever a line comes."""
        deadline = time.monotonic() + within
        with self._news:
            while not (answer := happened()):
                left = deadline - time.monotonic()
                over = not any(reader.is_alive() for reader in self._readers)
                if left <= 0 or over:
                    raise AssertionError(f"{what}: not within {within} s" + (", and the program has ended" if over else "")
                                         + f"\n  of {' '.join(self.arguments)}\n" + self._said())
                self._news.wait(left)
            return answer

    def line(self, words, within=PATIENCE_S, stream=None):
        """The first line of its output with these words in it."""
        lines = self.out if stream is None else stream
        return self.until(lambda: next((line for line in lines if words in line), None), f"a line with '{words}'", within)

    def send(self, number):
        self._process.send_signal(number)

    def end(self, number=None, within=PATIENCE_S):
        """Its exit code and everything it said, once it has ended: by itself, or by this signal."""
        if number is not None:
            self.send(number)
        try:
            self._process.wait(within)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"{' '.join(self.arguments)} did not end within {within} s\n" + self._said()) from None
        self._close()
        return Ended(self._process.returncode, "\n".join(self.out), "\n".join(self.err))

    def kill(self):
        if self.running:
            self._process.kill()
        self._process.wait(PATIENCE_S)
        self._close()

    def _close(self):
        for reader in self._readers:
            reader.join(PATIENCE_S)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            try:
                stream.close()
            except BrokenPipeError:
                pass  # it had ended before it read everything

    def _said(self):
        return "".join(f"  {name}: {line}\n"
                       for name, lines in (("out", self.out), ("err", self.err)) for line in lines[-15:])


class Page:
    """plenary on a terminal of its own, as a person sees it: the last page that was drawn."""

    def __init__(self, arguments, rows=40, columns=120, **how):
        self.arguments = [str(one) for one in arguments]
        self._terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(self.arguments, stdin=inner, stdout=inner, stderr=subprocess.PIPE, **how)
        os.close(inner)
        self._bytes = b""

    def page(self):
        """Its lines; drawn anew from the top each time, so what is behind the last beginning is the page."""
        pages = self._bytes.split(b"\x1b[?25l\x1b[H")
        last = pages[-1] if pages[-1].endswith(b"\x1b[?25h") or len(pages) == 1 else pages[-2]
        return re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]", "", last.decode("utf-8", "replace")).splitlines()

    def shows(self, words, within=PATIENCE_S):
        return self._until(lambda page: any(words in line for line in page), f"a page with '{words}'", within)

    def shows_no(self, words, within=PATIENCE_S):
        return self._until(lambda page: not any(words in line for line in page), f"a page without '{words}'", within)

    def types_until_it_shows_no(self, words, within=PATIENCE_S):
        """Empty lines: what has been seen goes with the next line, not while somebody may still be reading it."""
        deadline = time.monotonic() + within
        while any(words in line for line in self.page()):
            if time.monotonic() > deadline:
                raise AssertionError(f"a page without '{words}': not within {within} s\n" + "\n".join(self.page()))
            self.type("")
            self._hears(min(deadline, time.monotonic() + 0.5))

    def _until(self, holds, what, within):
        deadline = time.monotonic() + within
        while not holds(page := self.page()):
            if not self._hears(deadline):
                raise AssertionError(f"{what}: not within {within} s, or it has ended\n  of {' '.join(self.arguments)}\n" + "\n".join(page))
        return page

    def _hears(self, deadline):
        """More of what it draws. False: nothing by then, or it has ended."""
        if not select.select([self._terminal], [], [], max(0, deadline - time.monotonic()))[0]:
            return False
        try:
            self._bytes += os.read(self._terminal, 65536)
        except OSError:  # nobody holds the other side any more
            return False
        return True

    def type(self, line):
        self.press(line + "\n")

    def press(self, keys):
        os.write(self._terminal, keys.encode())

    def leave(self):
        self.type("quit")
        deadline = time.monotonic() + PATIENCE_S
        while self._hears(deadline):
            pass
        self._process.wait(PATIENCE_S)

    def kill(self):
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(PATIENCE_S)
        self._process.stderr.close()
        os.close(self._terminal)


class Watched:
    """A process that is not a child of ours (the redis-server of a plenaryd), known by a descriptor: never by a number
    that could be somebody else's by now."""

    def __init__(self, pid):
        self.pid = pid
        self._descriptor = os.pidfd_open(pid)

    def gone(self, within=PATIENCE_S):
        poll = select.poll()
        poll.register(self._descriptor, select.POLLIN)
        return bool(poll.poll(within * 1000))

    def send(self, number):
        signal.pidfd_send_signal(self._descriptor, number)

    def kill(self):
        if not self.gone(0):
            self.send(signal.SIGKILL)
            self.gone()

    def close(self):
        os.close(self._descriptor)


class Server(Program):
    """plenaryd on a free port of loopback, serving."""

    def __init__(self, data, *options, port=0):
        super().__init__([PLENARYD, "--port", port, "--data", data, *options])
        self.data = pathlib.Path(data)
        self.redis = None

    def serves(self, roles=ROLES):
        self.until(lambda: sum(line.startswith(roles) for line in self.out) >= len(roles), "READY and the links")
        self.url = self.out[0].removeprefix("READY ")
        self.port = int(self.url.rpartition(":")[2])
        self.links = dict(line.split(" ", 1) for line in self.out[1:] if not line.startswith("#"))
        redis = self.data / "redis/redis.pid"
        if redis.exists():
            self.redis = Watched(int(redis.read_text()))
        return self

    def stop(self, number=signal.SIGTERM):
        return self.end(number)

    def put_away(self):
        """For the end of a test, however it went."""
        if self.running:
            self.send(signal.SIGTERM)
            try:
                self._process.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                pass
        self.kill()
        if self.redis:
            self.redis.kill()
            self.redis.close()
            self.redis = None


class Whole(unittest.TestCase):
    """What every test begins with: a folder of its own, people with their seats in it, servers that are put away."""

    maxDiff = None

    def setUp(self):
        self.folder = self._folder(self.addCleanup)

    @staticmethod
    def _folder(add_cleanup):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="plenary-whole-"))
        add_cleanup(shutil.rmtree, folder, ignore_errors=True)
        return folder

    def server(self, *options, data=None, port=0):
        return self.serve(self.addCleanup, data or self.folder / "data", *options, port=port)

    @staticmethod
    def serve(add_cleanup, data, *options, port=0):
        server = Server(data, *options, port=port)
        add_cleanup(server.put_away)
        return server.serves()

    def refused(self, *options, data=None, port=0):
        """What a plenaryd says that does not start."""
        program = Program([PLENARYD, "--port", port, "--data", data or self.folder / "data", *options])
        self.addCleanup(program.kill)
        ended = program.end()
        self.assertNotEqual(ended.code, 0, ended)
        self.assertNotIn("READY", ended.out)
        return ended.err

    def open(self, command, link, *options, name=None):
        """plenary tail, post or join, running; `name` has one seat, whatever they do."""
        program = Program([PLENARY, command, link, *self.seated(name, options)], env=self.surroundings())
        self.addCleanup(program.kill)
        return program

    def open_page(self, link, *options, name=None, rows=40):
        """plenary join as on a terminal."""
        page = Page([PLENARY, "join", link, *self.seated(name, options)], rows=rows, env=self.surroundings())
        self.addCleanup(page.kill)
        return page

    def seated(self, name, options):
        if not name:
            return options
        options = (*options, "--state", self.seat(name))
        return options if (self.seat(name) / "session.json").exists() else (*options, "--name", name)

    def run_plenary(self, *arguments, typed=(), within=PATIENCE_S):
        """plenary from its start to its end."""
        program = Program([PLENARY, *arguments], env=self.surroundings(), cwd=self.folder)
        self.addCleanup(program.kill)
        try:
            program.type(*typed)
            program.end_of_input()
        except BrokenPipeError:
            pass  # it wanted none of it
        return program.end(within=within)

    def done(self, *arguments, typed=(), within=PATIENCE_S):
        """The output of a plenary that must succeed."""
        ended = self.run_plenary(*arguments, typed=typed, within=within)
        self.assertEqual(ended.code, 0, ended)
        return ended.out

    def holding(self, folder, *words):
        """The files below folder that hold one of the words. One that was renamed meanwhile is looked for again."""
        while True:
            try:
                return [str(file) for file in folder.rglob("*") if file.is_file() and any(word in file.read_bytes() for word in words)]
            except FileNotFoundError:
                continue

    def until_no_file_holds(self, data, *words, within=2 * PATIENCE_S):
        """Redis writes its files anew by itself, and tells nobody when it has."""
        deadline = time.monotonic() + within
        while found := self.holding(data, *words):
            if time.monotonic() > deadline:
                self.fail(f"after {within} s these files still hold the words: {found}")
            threading.Event().wait(0.1)

    def archive(self, data, path):
        """The bytes of an archive of this data folder, whose server has ended: nothing in them is packed."""
        made = Program([PLENARYD, "--data", data, "--archive", path])
        self.addCleanup(made.kill)
        self.assertEqual(made.end().code, 0)
        return path.read_bytes()

    def post(self, link, name, *requests):
        """The outcomes of these requests, and what was said about them."""
        post = self.open("post", link, name=name)
        post.type(*requests)
        post.end_of_input()
        ended = post.end()
        return [json.loads(line) for line in ended.out.splitlines()], ended

    def accepted(self, link, name, *requests):
        outcomes, ended = self.post(link, name, *requests)
        self.assertEqual([outcome.get("accepted") for outcome in outcomes], [True] * len(requests), ended)

    def seat(self, name):
        return self.folder / "seats" / name.replace(" ", "-")

    def session(self, name):
        return json.loads((self.seat(name) / "session.json").read_text())

    def log(self, link, *options):
        return [json.loads(line) for line in self.done("log", link, "--json", *options).splitlines()]

    def at(self, link, seq, *options):
        return json.loads(self.done("at", link, seq, "--json", *options))

    def surroundings(self):
        return {**os.environ, "HOME": str(self.folder), "XDG_STATE_HOME": str(self.folder / "state"), "USER": "Somebody"}


def card(name, words, region="challenges"):
    return {"add_card": {"id": name, "text": words, "place": {"region": region}}}


def words_of(records):
    """Id and words of every card, by what `at` shows."""
    return {record["id"]: record["text"]["content"] for record in records if "card" in record}


def without_port(link):
    return re.sub(r":\d+/", "/", link)
