"""Each process that does one wish ends by itself and in order, also while its standard input stays open."""

import subprocess
import sys

import pytest

from editor.core.processes.channel import as_json, framed, from_json, messages

WISHES = {
    "editor.core.importers.worker": {"paths": ["/nowhere"], "host": "", "zone": "", "unsaid_zone": ""},
    "editor.core.workers.export_many": {"paths": ["/nowhere"], "form": "text", "into_folder": False},
}


@pytest.fixture(params=sorted(WISHES))
def process(request, tmp_path):
    started = subprocess.Popen(
        [sys.executable, "-m", request.param],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    places = {"language": "en", "library": str(tmp_path), "target": str(tmp_path / "a.txt")}
    started.wish = framed(as_json(WISHES[request.param] | places))
    yield started
    started.kill()
    started.wait(60)
    for stream in (started.stdin, started.stdout, started.stderr):
        stream.close()


def test_it_ends_when_all_is_told_though_its_input_is_open(process):
    process.stdin.write(process.wish)
    process.stdin.flush()
    assert process.wait(60) == 0
    assert "nowhere" in list(map(from_json, messages(process.stdout)))[-1]["error"]
    assert process.stderr.read() == b""


def test_it_ends_when_nothing_is_asked(process):
    process.stdin.close()
    assert process.wait(60) == 0
    assert process.stdout.read() == b""
