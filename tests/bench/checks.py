"""`./dev checks [FOLDER ...]`: the rules for words against planted faults and against posts as they are.

Each FOLDER holds posts (*.md) that are taken for good: what is found there is counted as a false alarm, and shown with
--show. Faults of each kind are planted in them, one at a time, by dice with a seed; those that are found where they
were planted are counted. Without FOLDER the sample post and the shared ones are used.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from editor.core import paths, words
from editor.core.checks.catalogue import CATALOGUE, Family, Switches, everything
from editor.core.checks.families import check
from editor.core.checks.registry import Context
from editor.core.file.postfile import PostFile
from editor.core.problem import Problem
from editor.core.profile.load import load_profile
from tests.bench.other_faults import KINDS as OTHER_KINDS
from tests.bench.other_faults import OtherKind

_PLANTED = 40
_TRIES = 4000
_WEEKDAYS = "月火水木金土日"
_DAY = date(2025, 4, 3)

Plant = Callable[[str, random.Random], tuple[str, int] | None]
"""Given a body, the body with a fault in it and the place of the fault; None where there is no room for one."""


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    rule: str
    plant: Plant


def _insert(text: str, dice: random.Random, what: str) -> tuple[str, int] | None:
    """Put `what` behind a period or a comma of running text."""
    places = [found.end() for found in re.finditer(r"[ぁ-ん][。、](?=[^\n」』)）])", text)]
    if not places:
        return None
    place = dice.choice(places)
    return text[:place] + what + text[place:], place


def _replace(
    text: str, dice: random.Random, pattern: str, change: Callable[[re.Match[str]], str | None]
) -> tuple[str, int] | None:
    """Change one place that `pattern` finds."""
    found = list(re.finditer(pattern, text))
    dice.shuffle(found)
    for one in found:
        new = change(one)
        if new is not None and new != one[0]:
            return text[: one.start()] + new + text[one.end() :], one.start()
    return None


def _weekday(text: str, dice: random.Random) -> tuple[str, int] | None:
    day = _DAY + timedelta(days=dice.randrange(-150, 150))
    wrong = _WEEKDAYS[(day.weekday() + dice.randrange(1, 7)) % 7]
    form = dice.choice(
        (
            f"{day.year}年{day.month}月{day.day}日（{wrong}）",
            f"{day.month}月{day.day}日({wrong})",
            f"{day.month}月{day.day}日（{wrong}曜日）",
            f"{day.month}月{day.day}日{wrong}曜日",
            f"{day.month}月{day.day}日の{wrong}曜日",
            f"{day.month}/{day.day}({wrong})",
            f"{day.year}/{day.month}/{day.day}（{wrong}）",
            f"{day.year}-{day.month:02d}-{day.day:02d}({wrong})",
            f"令和{day.year - 2018}年{day.month}月{day.day}日（{wrong}）",
            f"{day.month}月{day.day}日【{wrong}】",
            f"{day.month}月{day.day}日（{wrong}・祝）",
            f"{day.month}月{day.day}日、{wrong}曜日",
        )
    )
    return _insert(text, dice, f"{form}に開かれた会議では、")


def _era(text: str, dice: random.Random) -> tuple[str, int] | None:
    year = dice.randrange(2019, 2026)
    wrong = year - 2018 + dice.choice((-1, 1, 2)) or 9
    return _insert(text, dice, dice.choice((f"{year}年（令和{wrong}年）に、", f"令和{wrong}年（{year}年）に、")))


def _impossible(text: str, dice: random.Random) -> tuple[str, int] | None:
    return _insert(
        text,
        dice,
        dice.choice(("2月30日に、", "4月31日には、", "2025年9月31日に、", "13月5日に、", "令和5年2月29日に、")),
    )


def _twice(text: str, dice: random.Random) -> tuple[str, int] | None:
    if dice.random() < 0.5:
        return _replace(text, dice, "(?<=[一-鿿ァ-ヴー])[はがをにで](?=[一-鿿ァ-ヴ])", lambda found: found[0] * 2)
    return _replace(text, dice, "(?<![一-鿿ぁ-んァ-ヴー])[一-鿿]{2,4}[はがをに](?=[一-鿿])", lambda found: found[0] * 2)


def _pair(text: str, dice: random.Random) -> tuple[str, int] | None:
    return _replace(text, dice, "[「」『』]", lambda _found: "")


def _potential(text: str, dice: random.Random) -> tuple[str, int] | None:
    verb = dice.choice(
        ("見れる", "食べれない", "出れた", "起きれない", "決めれる", "考えれる", "来れない", "信じれない", "変えれる")
    )
    return _insert(text, dice, f"これでは誰も{verb}ことになる。")


def _width(text: str, dice: random.Random) -> tuple[str, int] | None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return _replace(
        text, dice, r"(?<![\d０-９.,])\d{2,4}(?![\d０-９.,])", lambda found: found[0][0] + found[0][1:].translate(wide)
    )


def _katakana(text: str, dice: random.Random) -> tuple[str, int] | None:
    counts = Counter(re.findall("[ァ-ヴー]{5,}", text))
    names = [name for name, count in counts.items() if count >= 3]
    if not names:
        return None
    name = dice.choice(names)
    place = dice.randrange(1, len(name) - 1)
    letter = dice.choice(
        [other for other in "アイウエオカキクケコサシタテトナニノハマミムメモラリルレロン" if other != name[place]]
    )
    at = dice.choice([found.start() for found in re.finditer(f"(?<![ァ-ヴー]){name}(?![ァ-ヴー])", text)] or [-1])
    if at < 0 or name[place] in "ーッァィゥェォャュョ":
        return None
    return text[:at] + name[:place] + letter + name[place + 1 :] + text[at + len(name) :], at


def _period(text: str, dice: random.Random) -> tuple[str, int] | None:
    return _replace(text, dice, r"(?<=[^\n]{30})。(?=\n\n[^#>\-*!|<\d])", lambda _found: "")


def _double(text: str, dice: random.Random) -> tuple[str, int] | None:
    return _replace(
        text, dice, "(?<=[一-鿿たるい])。(?=[^」』\n。])", lambda _found: dice.choice(("、。", "。、", "。。"))
    )


KINDS = (
    _Kind("weekday", "weekday", _weekday),
    _Kind("era", "era", _era),
    _Kind("date-impossible", "date-impossible", _impossible),
    _Kind("word-twice", "word-twice", _twice),
    _Kind("pair-unmatched", "pair-unmatched", _pair),
    _Kind("ra-dropped", "ra-dropped", _potential),
    _Kind("width-mixed", "width-mixed", _width),
    _Kind("name-differs (katakana)", "name-differs", _katakana),
    _Kind("period-missing", "period-missing", _period),
    _Kind("period-double", "period-double", _double),
)


WORDS = frozenset(entry.id for entry in CATALOGUE if entry.family in (Family.FACTS, Family.SOURCE, Family.JAPANESE))
"""The rules about words: what they find in good posts counts as false alarms."""


def found(file: PostFile, clips: tuple[str, ...] = (), switches: Switches | None = None) -> list[Problem]:
    """What the rules find in `file`, those of the page among them."""
    context = Context(today=_DAY, clips=clips, switches=switches or Switches())
    return list(check(file, load_profile("")[0], None, context))


def posts(folders: list[Path]) -> Iterator[tuple[str, PostFile]]:
    """The posts below folders, by name."""
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            yield str(path), PostFile.parse(path.read_bytes())


def _of_bodies(kind: _Kind) -> OtherKind:
    """A kind that is planted into a body, as one that is planted into a post."""

    def plant(file: PostFile, dice: random.Random) -> tuple[PostFile, str, tuple[str, ...]] | None:
        planted = kind.plant(file.body, dice)
        if planted is None:
            return None
        body, place = planted
        return replace(file, body=body), body[max(0, place - 20) : place + 30].replace("\n", "⏎"), ()

    return OtherKind(kind.name, kind.rule, plant)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="./dev checks", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print each finding in the posts as they are")
    parser.add_argument("--other", action="store_true", help="plant the second set of faults")
    parser.add_argument("--only", default="", help="plant only kinds with this word in their names")
    parser.add_argument("--many", type=int, default=_PLANTED, help="faults of each kind")
    asked = parser.parse_args()
    words.use("en")
    all_posts = list(posts(asked.folders or [paths.resources()]))
    if not all_posts:
        parser.error("there is no post (*.md) in these folders")
    if not asked.only:
        _alarms(all_posts, asked.show)
    for kind in OTHER_KINDS if asked.other else tuple(map(_of_bodies, KINDS)):
        if asked.only not in kind.name:
            continue
        hits, planted, missed = _recall(kind, all_posts, random.Random(f"{asked.seed} {kind.name}"), asked.many)
        sys.stdout.write(f"{kind.name:28} {hits} of {planted}\n")
        for line in missed if asked.show else ():
            sys.stdout.write(f"    missed: {line}\n")
    return 0


def _alarms(all_posts: list[tuple[str, PostFile]], show: bool) -> None:
    """What is found in the posts as they are, by rule: of words, and of the page."""
    counts: Counter[str] = Counter()
    silent, size, start = 0, 0, time.process_time()
    for name, file in all_posts:
        problems = [problem for problem in found(file) if problem.line >= file.body_line or problem.rule in WORDS]
        counts.update(problem.rule for problem in problems)
        silent += not problems
        size += len(file.data)
        for problem in problems if show else ():
            sys.stdout.write(f"{name}:{problem.line}: {problem.rule}: {problem.message} {problem.words!r}\n")
    milliseconds = 1000 * (time.process_time() - start)
    many = max(1, len(all_posts))
    about_words = sum(count for rule, count in counts.items() if rule in WORDS)
    sys.stdout.write(
        f"{len(all_posts)} posts: {about_words / many:.2f} findings of words a post, "
        f"all rules {sum(counts.values()) / many:.2f}, {100 * silent / many:.0f} % silent, "
        f"{milliseconds / max(1, size) * 10_000:.1f} ms of the processor per 10 kB\n"
    )
    for entry in CATALOGUE:
        if counts[entry.id]:
            sys.stdout.write(f"  {entry.id:28} {counts[entry.id]}\n")


def _recall(
    kind: OtherKind, all_posts: list[tuple[str, PostFile]], dice: random.Random, many: int
) -> tuple[int, int, list[str]]:
    """How many of the planted faults are found, how many were planted, and those that are missed."""
    hits = planted = 0
    missed: list[str] = []
    for _try in range(_TRIES):
        if planted == many:
            break
        name, file = dice.choice(all_posts)
        fault = kind.plant(file, dice)
        if fault is None:
            continue
        planted += 1
        faulty, written, clips = fault
        before = Counter((problem.rule, problem.words) for problem in found(file, switches=everything()))
        after = Counter((problem.rule, problem.words) for problem in found(faulty, clips, everything()))
        if any(rule == kind.rule for rule, _words in after - before):
            hits += 1
        else:
            missed.append(f"{Path(name).name}: {written}")
    return hits, planted, missed


if __name__ == "__main__":
    raise SystemExit(main())
