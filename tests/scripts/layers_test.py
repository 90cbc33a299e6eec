"""Shows that scripts/layers can fail: each violation in a small tree is found, and the lawful tree is not."""

import os
import pathlib
import subprocess
import tempfile
import unittest

LAYERS = pathlib.Path(os.environ["PLENARY_SOURCE"]) / "scripts" / "layers"

LAWFUL = {
    "facilitation/document/document.h": '#include "facilitation/text/change.h"\n#include <string>\n',
    "facilitation/document/document.cc": '#include "facilitation/document/document.h"\n',
    "facilitation/rules/cards.cc": '#include "facilitation/policy/table.h"\n#include "proto/requests.pb.h"\n',
    "server/store/redis_log.cc": '#include "server/live/ports.h"\n#include <hiredis/async.h>\n#include <boost/asio.hpp>\n',
    "server/network/websocket.cc": '#include <boost/beast/websocket.hpp>\n#include "server/network/socket.h"\n',
    "server/api/boards.cc": '#include "server/network/http.h"\n#include "server/live/hall.h"\n',
    "facilitation/policy/print_policy.cc": "#include <iostream>\n\nint main() {}\n",
    "server/main.cc": '#include "server/network/listener.h"\n#include "server/store/redis_log.h"\n',
}


def verdict(files):
    """What scripts/layers says of a tree of these files, "lawful" if nothing."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            file = pathlib.Path(root, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        run = subprocess.run([LAYERS, "--root", root], capture_output=True, text=True, check=False)
    return "lawful" if run.returncode == 0 else run.stdout + run.stderr


class Layers(unittest.TestCase):
    def assert_refused(self, path, include, because):
        said = verdict({**LAWFUL, path: f"#pragma once\n#include {include}\n"})
        self.assertIn(f"{path}:2: includes {include[1:-1]}: {because}", said)

    def test_downward_is_lawful(self):
        self.assertEqual(verdict(LAWFUL), "lawful")

    def test_upward_is_refused(self):
        self.assert_refused("facilitation/text/words.h", '"facilitation/document/document.h"',
                            "facilitation/text may not know of facilitation/document")
        self.assert_refused("facilitation/rules/votes.h", '"server/live/hall.h"',
                            "facilitation/rules may not know of server/live")
        self.assert_refused("server/live/ring.h", '"server/network/listener.h"',
                            "server/live may not know of server/network")
        self.assert_refused("server/network/socket.h", '"server/api/routes.h"',
                            "server/network may not know of server/api")
        self.assert_refused("clients/cpp/replica.h", '"facilitation/rules/decide.h"',
                            "clients/cpp may not know of facilitation/rules")

    def test_angle_brackets_hide_nothing(self):
        self.assert_refused("server/live/ring.h", "<server/network/listener.h>",
                            "server/live may not know of server/network")

    def test_a_door_is_one_header(self):
        self.assert_refused("server/store/memory.h", '"server/live/hall.h"',
                            "server/store may not know of server/live/hall.h")

    def test_nobody_includes_main(self):
        self.assert_refused("server/api/boards.h", '"server/config.h"', "server/api may not know of server")

    def test_libraries_have_owners(self):
        self.assert_refused("server/live/hall.h", "<boost/asio/post.hpp>", "only server/network")
        self.assert_refused("server/store/redis_log.h", "<boost/beast/core.hpp>", "only server/network")
        self.assert_refused("server/live/hall.h", "<hiredis/async.h>", "only server/store")

    def test_the_domain_is_pure(self):
        self.assert_refused("facilitation/rules/votes.h", "<mutex>", "facilitation is pure")
        said = verdict({**LAWFUL, "facilitation/rules/votes.cc": "auto now = std::chrono::system_clock::now();\n"})
        self.assertIn("facilitation/rules/votes.cc: asks a clock", said)

    def test_paths_start_at_the_root(self):
        self.assert_refused("facilitation/text/words.h", '"change.h"', "write the path from the root")

    def test_tests_are_for_tests(self):
        self.assert_refused("server/live/hall.h", '"tests/simulation/world.h"', "only tests include tests")

    def test_a_new_folder_needs_a_row(self):
        said = verdict({**LAWFUL, "server/weather/forecast.h": "#pragma once\n"})
        self.assertIn("server/weather/forecast.h: its folder has no row", said)


if __name__ == "__main__":
    unittest.main()
