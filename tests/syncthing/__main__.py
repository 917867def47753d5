"""`./dev syncthing`: two people write in two windows, in one library that two real Syncthing instances carry between
their homes, and the network is cut now and then.

Afterwards each sentence that was said to be saved must be shown by the program: in its post, in a conflict copy that
the library lists, or in a version of the post. The last line is `syncthing N sentences saved, findings K`; the exit
code is 1 where there are any.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.syncthing import judge
from tests.syncthing.client import Client
from tests.syncthing.places import all_files
from tests.syncthing.record import Record

_FOLDERS = ("CONFIG", "STATE", "CACHE", "DATA")
_POSTS = 5
_JOINED_S, _APART_S = (5.0, 45.0), (5.0, 60.0)
_LAST_WORDS_S = 120.0


class Site:
    """One machine: its home, its library, its Syncthing, its person."""

    def __init__(self, place: Path, name: str) -> None:
        self.name, self._home = name, place / name
        self.library, self._record = self._home / "library", self._home / "record"
        self.library.mkdir(parents=True)
        (self.library / ".stfolder").mkdir()
        self.client = Client(self._home / "syncthing", self.library)
        self._person: subprocess.Popen[bytes] | None = None

    def _environment(self) -> dict[str, str]:
        own = {f"XDG_{name}_HOME": str(self._home / name.lower()) for name in _FOLDERS}
        more = {"HOME": str(self._home), "RONPYO_LIBRARY": str(self.library), "LANG": "C.UTF-8"}
        return {"QT_QPA_PLATFORM": "offscreen", "QT_ACCESSIBILITY": "0", **os.environ, **own, **more}

    def begin(self, seed: int) -> None:
        """Let the person begin."""
        asked = [self.name, self._record, self.library, seed]
        self._person = subprocess.Popen(
            [sys.executable, "-m", "tests.syncthing.person", *map(str, asked)],
            env=self._environment(),
            stdin=subprocess.PIPE,
            stderr=(self._home / "errors").open("wb"),
        )

    def tell_to_end(self) -> None:
        """Ask the person to come to an end."""
        if self._person is not None and self._person.stdin is not None:
            self._person.stdin.close()

    @property
    def writes(self) -> bool:
        """Whether the person is still there."""
        return self._person is not None and self._person.poll() is None

    def kill(self) -> None:
        """End all that was started here."""
        if self._person is not None and self._person.poll() is None:
            self._person.kill()
            self._person.wait()
        self.client.end()

    def account(self) -> judge.Machine:
        """The machine, once nobody writes any more."""
        command = [sys.executable, "-m", "tests.syncthing.places", str(self.library)]
        places = json.loads(subprocess.run(command, env=self._environment(), check=True, capture_output=True).stdout)
        record = Record.read(self._record)
        code = self._person.wait(_LAST_WORDS_S) if self._person is not None else -1
        if code or "ended" not in record.done:
            record.findings.append(f"the program did not end as it should ({code}): {self._errors()}")
        return judge.Machine(self.name, record, places, all_files(self.library))

    def _errors(self) -> str:
        return (self._home / "errors").read_text(encoding="utf-8", errors="replace")[-2000:]


def work(minutes: float, seed: int, place: Path) -> int:
    """Let two people write for `minutes`; how many findings there are."""
    dice = random.Random(seed)
    sites = [Site(place, "a"), Site(place, "b")]
    one, other = (site.client for site in sites)
    for number in range(_POSTS):
        (sites[0].library / f"2026-11-0{number + 1}-post-{number}.md").write_text(_post(number), encoding="utf-8")
    cuts = 0
    try:
        one.share_with(other, calls=True)
        other.share_with(one, calls=False)
        one.start()
        other.start()
        one.wait_for(other)
        for site in sites:
            site.begin(seed)
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end and all(site.writes for site in sites):
            time.sleep(min(dice.uniform(*_JOINED_S), max(0.0, end - time.monotonic())))
            one.cut(other)
            cuts += 1
            time.sleep(min(dice.uniform(*_APART_S), max(0.0, end - time.monotonic())))
            one.join(other)
        for site in sites:
            site.tell_to_end()
        waits = time.monotonic() + _LAST_WORDS_S
        while any(site.writes for site in sites) and time.monotonic() < waits:
            time.sleep(0.5)
        one.wait_for(other)
        machines = [site.account() for site in sites]
        result = judge.judge(machines, [judge.contents(site.library) for site in sites])
    finally:
        for site in sites:
            site.kill()
    _tell(machines, result, cuts)
    return len(result.findings)


def _post(number: int) -> str:
    return (
        f"---\nid: post-{number}\nnews:\n  headline: 見出し{number}\n  summary: [一, 二, 三]\n"
        "related:\n- {title: 前}\n- {title: 先}\n---\nニュースの本文。\n\n<!-- commentary -->\n\n論評の本文。\n"
    )


def _tell(machines: list[judge.Machine], result: judge.Judgement, cuts: int) -> None:
    for finding in result.findings:
        sys.stdout.write(f"\nFINDING: {finding}\n")
    for machine in machines:
        done = ", ".join(f"{what} {count}" for what, count in sorted(machine.record.done.items()))
        sys.stdout.write(f"machine {machine.name}: {done}\n")
    shown = ", ".join(f"{place} {count}" for place, count in result.shown.most_common())
    saved = sum(len(machine.record.saved) for machine in machines)
    sys.stdout.write(f"the network was cut {cuts} times; sentences are shown in: {shown}\n")
    sys.stdout.write(f"syncthing {saved} sentences saved, findings {len(result.findings)}\n")
    sys.stdout.flush()


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="./dev syncthing", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="how long (default: 5)")
    parser.add_argument("--seed", type=int, default=0, help="which people (default: 0)")
    parser.add_argument("--keep", type=Path, help="work in this new folder, and leave it for a look")
    asked = parser.parse_args()
    if shutil.which("syncthing") is None:
        parser.exit(2, "Syncthing is not installed here. On Debian and Ubuntu: apt-get install syncthing\n")
    if asked.keep is not None:
        asked.keep.mkdir(parents=True)
        return 1 if work(asked.minutes, asked.seed, asked.keep.absolute()) else 0
    with tempfile.TemporaryDirectory(prefix="ronpyo-syncthing-", ignore_cleanup_errors=True) as place:
        return 1 if work(asked.minutes, asked.seed, Path(place)) else 0


if __name__ == "__main__":
    sys.exit(main())
