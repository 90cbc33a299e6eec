"""Over TLS, with a certificate that only its fingerprint vouches for, as on a villa's own network."""

import json
import signal
import subprocess
import time

from programs import PATIENCE_S, Whole, card, words_of


class OverTls(Whole):
    def setUp(self):
        super().setUp()
        self.certificate, self.key = self.folder / "own.crt", self.folder / "own.key"
        self.certify()
        self.over_tls = self.server("--certificate", self.certificate, "--key", self.key)

    def certify(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-subj", "/CN=the villa", "-days", "1", "-keyout", self.key, "-out", self.certificate],
                       check=True, capture_output=True)
        self.key.chmod(0o600)

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

    def test_its_fingerprint_is_printed_and_a_link_of_the_wrong_kind_is_told(self):
        printed = self.over_tls.line("The certificate's fingerprint").rpartition(" ")[2]
        self.assertEqual(printed, self.fingerprint().replace(":", "").lower())
        plain = self.run_plenary("log", self.over_tls.links["facilitator"].replace("https:", "http:"))
        self.assertIn("its links begin with https", plain.err)
        other = self.server(data=self.folder / "plain")
        ended = self.run_plenary("log", other.links["facilitator"].replace("http:", "https:"))
        self.assertIn("its links begin with http, not https", ended.err)

    def test_a_key_with_a_passphrase_is_refused_with_the_way_to_take_it_off(self):
        locked = self.folder / "locked.key"
        subprocess.run(["openssl", "pkey", "-in", self.key, "-aes256", "-passout", "pass:secret", "-out", locked], check=True)
        locked.chmod(0o600)
        said = self.refused("--certificate", self.certificate, "--key", locked, data=self.folder / "other")
        self.assertIn("is protected by a passphrase", said)
        self.assertIn("openssl pkey -in", said)

    def test_a_certificate_that_was_renewed_is_taken_and_nobody_is_let_go(self):
        before = ("--fingerprint", self.fingerprint())
        tail = self.open("tail", self.over_tls.links["observer"], *before, name="Onlooker")
        tail.line('"board":')
        self.certify()
        self.over_tls.send(signal.SIGHUP)
        now = ("--fingerprint", self.fingerprint())
        self.assertNotEqual(before, now)
        deadline = time.monotonic() + PATIENCE_S
        while self.run_plenary("log", self.over_tls.links["facilitator"], *now).code != 0:
            self.assertLess(time.monotonic(), deadline, "the new certificate is shown to nobody")
        ended = self.run_plenary("log", self.over_tls.links["facilitator"], *before)
        self.assertIn("shows a certificate that is not trusted", ended.err)
        post = self.open("post", self.over_tls.links["rapporteur"], *now, name="Rob")
        post.type(card("c1", "Clean water"))
        post.end_of_input()
        self.assertEqual(post.end().code, 0)
        tail.until(lambda: any("Clean water" in line for line in tail.out), "the card, on the line of before")

        self.certificate.write_text("not a certificate")
        self.over_tls.send(signal.SIGHUP)
        self.over_tls.until(lambda: any("The certificate is the one from before" in line
                                        for line in self.over_tls.err), "the complaint")
        self.assertEqual(self.run_plenary("log", self.over_tls.links["facilitator"], *now).code, 0)
