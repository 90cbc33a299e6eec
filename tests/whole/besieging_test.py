"""Clients that misbehave towards a whole server with its Redis, on a board where others work: whatever they send, the others
notice nothing, nothing of it stands in the log, and the server is as large as before.

What each attack is answered with, to the byte and with short deadlines, tests/hostile holds.
"""

import base64
import json
import os
import re
import select
import socket
import struct
import time
import unittest
import urllib.request

from programs import PATIENCE_S, Whole, card

TEXT, BINARY, CONTINUATION, PING = 1, 2, 0, 9
MOST_BYTES = 64 * 1024
ROUNDS = 12
GROWTH_KIB = 12 * 1024
OTHERS_WAIT_S = 5  # at the most, on a busy machine; else a second is the rule
SANITIZED = "asan" in os.environ["PLENARY_BIN"] or "tsan" in os.environ["PLENARY_BIN"]  # memory stays in quarantine


def varint(value):
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def field(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def number(which, value):
    return varint(which << 3) + varint(value)


def frame(content, code=BINARY, fin=True, masked=True, length=None):
    """A frame of RFC 6455; `length` lies about what follows."""
    size = len(content) if length is None else length
    head = bytes([(0x80 if fin else 0) | code])
    mask_bit = 0x80 if masked else 0
    if size < 126:
        head += bytes([mask_bit | size])
    elif size < 1 << 16:
        head += bytes([mask_bit | 126]) + struct.pack(">H", size)
    else:
        head += bytes([mask_bit | 127]) + struct.pack(">Q", size)
    return head + (b"\0\0\0\0" if masked else b"") + content  # a mask of zeros changes nothing


def hello(major=1):
    return field(1, number(1, major) + field(3, os.urandom(16)))


def adding_a_card(words, cseq=1, name=b"attack"):
    return field(2, number(1, cseq) + field(10, field(1, name) + field(4, words)))


GROUPS = b"".join(varint(100 << 3 | 3) for _ in range(5000))

# Name, whether a greeting goes first, and what is sent then. The third message that cannot be read is one too many.
ATTACKS = {
    "a message cut in the middle": (True, 3 * frame(adding_a_card(b"words that are cut")[:-5])),
    "lengths that lie": (True, 3 * frame(field(2, b"x")[:1] + varint(1_000_000_000) + b"x")),
    "deep nesting": (True, 3 * frame(GROUPS)),
    "half a character": (True, 3 * frame(adding_a_card(b"\xed\xa0"))),
    "text instead of bytes": (True, frame(b'{"add_card": {}}', TEXT)),
    "not masked": (True, frame(adding_a_card(b"words"), masked=False)),
    "too large": (True, frame(b"\xff" * (MOST_BYTES + 1))),
    "announced as very large": (True, frame(b"", length=1 << 40)),
    "too large in parts": (True, frame(b"x" * 60_000, fin=False) + frame(b"x" * 60_000, CONTINUATION)),
    "empty parts without an end": (True, frame(b"", fin=False) + 20_000 * frame(b"", CONTINUATION, fin=False)),
    "pings": (True, 20_000 * frame(b"x" * 100, PING)),
    "another protocol": (False, frame(hello(major=9))),
    "no greeting": (False, frame(adding_a_card(b"words"))),
    "two greetings": (True, frame(hello())),
    "a number twice": (True, frame(adding_a_card(b"words", cseq=0)) * 2),
    "noise": (True, b"".join(frame(os.urandom(200)) for _ in range(200))),
    "noise without frames": (False, os.urandom(50_000)),
}
# What is refused, request by request, and holds the line.
REFUSED = {
    "numbers out of order": (True, frame(adding_a_card(b"words", cseq=4_000_000_000))),
    "long ids": (True, frame(adding_a_card(b"w", name=b"i" * 60_000)) * 20),
    "fields that nobody knows": (True, frame(b"".join(field(5_000 + i, b"secret") for i in range(5_000)))),
}


class Besieging(Whole):
    def setUp(self):
        super().setUp()
        self.serving = self.server("--unlimited")
        self.links = self.serving.links
        self.attacker = self.joins("observer")  # may write nothing; what is sent must not even come so far
        self.board = self.attacker["document"]

    def joins(self, role):
        body = json.dumps({"token": self.links[role].rpartition("#")[2], "name": "Mallory"}).encode()
        asked = urllib.request.Request(self.serving.url + "/api/join", data=body,
                                       headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def connects(self):
        """A WebSocket of the attacker, upgraded."""
        line = socket.create_connection(("127.0.0.1", self.serving.port), timeout=PATIENCE_S)
        line.sendall((f"GET /ws/{self.board} HTTP/1.1\r\nHost: 127.0.0.1:{self.serving.port}\r\n"
                      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n"
                      "Sec-WebSocket-Protocol: plenary.v1\r\n"
                      f"Authorization: Bearer {self.attacker['session']}\r\n\r\n").encode())
        head = b""
        while b"\r\n\r\n" not in head:
            more = line.recv(4096)
            self.assertTrue(more, head)
            head += more
        self.assertTrue(head.startswith(b"HTTP/1.1 101"), head)
        return line

    @staticmethod
    def is_closed(line, within):
        """Has the server closed it? What it still says is read and thrown away."""
        deadline = time.monotonic() + within
        while (left := deadline - time.monotonic()) > 0:
            if not select.select([line], [], [], left)[0]:
                return False
            try:
                if not line.recv(1 << 16):
                    return True
            except ConnectionError:
                return True
        return False

    def attack(self, name):
        greets, sent = (ATTACKS | REFUSED)[name]
        line = self.connects()
        try:
            if greets:
                line.sendall(frame(hello()))
            line.sendall(sent)
        except (ConnectionError, TimeoutError):
            pass  # it was sent away before it had said everything
        return line

    def resident_kib(self):
        with open(f"/proc/{self.serving.pid}/status", encoding="utf-8") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])

    def test_whatever_is_sent_others_work_on_and_the_server_stays_as_it_is(self):
        watching = self.open("tail", self.links["facilitator"], name="Fay")
        working = self.open("post", self.links["participant"], name="Ada")
        worked = []

        def works():
            worked.append(f"work {len(worked)}")
            began = time.monotonic()
            working.type(card(f"w{len(worked)}", worked[-1] + "."))
            watching.line(f'"{worked[-1]}."', within=OTHERS_WAIT_S)
            return time.monotonic() - began

        works()
        # They say nothing more, take nothing, or never finish their first message, all the while.
        silent = [self.connects() for _ in range(20)]
        for line in silent:
            line.sendall(frame(hello()))
        slow = [self.connects() for _ in range(20)]
        for line in slow:
            line.sendall(frame(hello())[:9])
        for line in silent + slow:
            self.addCleanup(line.close)
        slowest, before = 0, None
        for turn in range(ROUNDS):
            lines = {name: self.attack(name) for name in ATTACKS | REFUSED}
            slowest = max(slowest, works())
            for name, line in lines.items():
                if turn == 0 and name in ATTACKS:
                    self.assertTrue(self.is_closed(line, 10), f"'{name}' is answered by nothing")
                line.close()
            if turn == 1:
                before = self.resident_kib()  # buffers and pages have their size by now
        self.assertLess(slowest, OTHERS_WAIT_S)
        if not SANITIZED:
            self.assertLess(self.resident_kib() - before, GROWTH_KIB)
        for line in slow:
            self.assertTrue(self.is_closed(line, 10), "a message that never ends holds a line")
        works()
        deadline = time.monotonic() + 60
        for line in silent:
            self.assertTrue(self.is_closed(line, max(0.1, deadline - time.monotonic())), "silence holds a line")
        works()
        working.end_of_input()
        self.assertEqual(working.end().code, 0)
        written = self.done("export", self.links["facilitator"])
        for words in worked:
            self.assertIn(words, written)
        self.assertNotIn("attack", json.dumps(self.log(self.links["facilitator"])))
        self.assertEqual(self.serving.stop().code, 0)
        self.assertIn("everything holds", self.done("verify", self.serving.data))


if __name__ == "__main__":
    unittest.main()
