"""Over TLS, with a certificate that only its fingerprint vouches for, as on a villa's own network."""

import json
import subprocess

from programs import Whole, card, words_of


class OverTls(Whole):
    def setUp(self):
        super().setUp()
        self.certificate, key = self.folder / "own.crt", self.folder / "own.key"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-subj", "/CN=the villa", "-days", "1", "-keyout", key, "-out", self.certificate],
                       check=True, capture_output=True)
        key.chmod(0o600)
        self.over_tls = self.server("--certificate", self.certificate, "--key", key)

    def fingerprint(self):
        told = subprocess.run(["openssl", "x509", "-in", self.certificate, "-noout", "-fingerprint", "-sha256"],
                              check=True, capture_output=True, text=True).stdout
        return told.strip().rpartition("=")[2]  # AB:CD:…, as people copy it

    def test_words_short_and_long_arrive_and_are_heard(self):
        self.assertTrue(self.over_tls.url.startswith("https://"), self.over_tls.url)
        trusted = ("--fingerprint", self.fingerprint())
        tail = self.open("tail", self.over_tls.links["observer"], *trusted, name="Onlooker")
        tail.line('"board":')
        long = "Every street, " * 1400  # 19,600 characters: more than one record of TLS
        post = self.open("post", self.over_tls.links["rapporteur"], *trusted, name="Rob")
        post.type(card("c1", "Clean water"), {"add_note": {"id": "n1", "text": long, "visibility": "RECORD"}})
        post.end_of_input()
        ended = post.end()
        outcomes = [json.loads(line) for line in ended.out.splitlines()]
        self.assertEqual([one.get("accepted") for one in outcomes], [True, True], ended)
        tail.until(lambda: any("Clean water" in line for line in tail.out), "the card")
        tail.until(lambda: any(long in line for line in tail.out), "the long note")
        log = self.done("log", self.over_tls.links["facilitator"], "--json", *trusted).splitlines()
        shown = self.at(self.over_tls.links["observer"], json.loads(log[-1])["seq"], *trusted)
        self.assertEqual(words_of(shown["records"]), {"c1": "Clean water"})
        self.assertEqual(tail.end(15).code, 0)  # it says goodbye

    def test_a_certificate_that_nobody_vouches_for_is_refused_in_words(self):
        wrong = "00" * 32
        for how in ((), ("--fingerprint", wrong)):
            with self.subTest(how):
                ended = self.run_plenary("log", self.over_tls.links["facilitator"], *how)
                self.assertNotEqual(ended.code, 0)
                self.assertIn("shows a certificate that is not trusted", ended.err)
                self.assertIn("pass its fingerprint with --fingerprint", ended.err)
