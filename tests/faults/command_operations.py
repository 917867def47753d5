"""What the command line writes: exports, pages, new posts, changed headers."""

import io
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from editor import cli
from editor.core.disk import store
from editor.core.file.assign import apply
from editor.core.file.merge import merge
from editor.core.file.new import new_post
from editor.core.file.postfile import PostFile
from editor.core.history.post_writing import change_post
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions
from editor.core.post import Post
from editor.core.workers.guarded_export import export_post
from tests.faults.core_operations import POST, put
from tests.faults.operation import OLD, Box, Found, Operation, Told


def ronpyo(*words: str) -> Callable[[Box, object], Told]:
    """The command with these words, `@` standing for the box; what it says on standard error is what is told."""

    def act(box: Box, _state: object) -> Told:
        said = io.BytesIO()
        sys.stderr, sys.stdout = io.TextIOWrapper(said), io.TextIOWrapper(io.BytesIO())
        code = cli.main([word.replace("@", str(box.root)) for word in words])
        sentence = said.getvalue().decode()
        return Told("crash" if "Something went wrong inside" in sentence else "refused" if code else "saved", sentence)

    return act


@cache
def _export(form: str) -> bytes:
    file = PostFile.parse(OLD)
    return export_post(Post(file.fields, file.body), Path("/nowhere"), form).text.encode()


def _exporting(name: str, form: str, target: str, *words: str) -> Operation:
    new = _export(form)

    def prepare(box: Box) -> None:
        put(POST, OLD)(box)
        put(target, b"an older export")(box)

    return Operation(
        name,
        prepare=prepare,
        begin=lambda box: None,
        act=ronpyo(*words, "-o", f"@/{target}"),
        allowed={POST: (OLD,), target: (b"an older export", new)},
        promised={target: new},
        subject="",
        known=r"person/state/ronpyo/window\.json|library/receipts/[0-9a-f-]{36}\.json\.gz",
    )


def _judge_new(operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
    """A new post has an id and a date of its own: all else of it is known."""
    found = Found()
    ours = {name: data for name, data in files.items() if name.endswith(".md")}
    for name, data in ours.items():
        if _impersonal(data) != _impersonal(new_post().data):
            found.torn.append(name)
        else:
            found.kept.append(box.root / name)
    if not ours:
        found.missing.append("the new post")
    return found


_VERSIONS = r"person/state/ronpyo/versions/[0-9a-f]{32}/([0-9a-f]{64}\.z|list[^/]*)"
_NAMELESS = OLD.replace(b"id: 0197a000-0000-7000-8000-000000000001\n", b"")
_SIDES = {
    "outside/base.md": OLD,
    "outside/theirs.md": OLD.replace("旧い本文。".encode(), "相手の本文。".encode()),
    POST: OLD.replace("旧い見出し".encode(), "自分の見出し".encode()),
}


def _versions(box: Box) -> Versions:
    return Versions(box.person / "state" / "ronpyo" / "versions")


def _changed(name: str, old: bytes, new: bytes, act: Callable[[Box, object], object], **more: Any) -> Operation:
    """The post `old` changed into `new` without a window: what it held is found among the versions of what it holds."""

    def judge(_operation: Operation, box: Box, files: dict[str, bytes]) -> Found:
        found = Found()
        if files.get(POST) == new:
            found.kept.append(box.root / POST)
            if not _versions(box).has(PostPlace(box.root / POST, PostFile.parse(new).fields.id), old):
                found.torn.append("the version before it is gone")
        else:
            found.missing.append(POST)
        return found

    made: dict[str, Any] = {
        "prepare": put(POST, old),
        "begin": lambda box: None,
        "allowed": {POST: (old, new)},
        "promised": {POST: new},
        "subject": "記事.md",
        "known": rf"person/state/ronpyo/window\.json|{_VERSIONS}",
    }
    return Operation(name, act=act, judge=judge, **(made | more))


def _put_sides(box: Box) -> None:
    for name, data in _SIDES.items():
        put(name, data)(box)


def _give_id(box: Box, _state: object) -> Told:
    change_post(box.root / POST, OLD, store.digest(_NAMELESS), Reason.BEFORE_COMMAND, _versions(box))
    return Told("saved")


def _impersonal(data: bytes) -> bytes:
    return re.sub(rb"(?m)^(id|date): .*$", rb"\\1", data)


def operations() -> tuple[Operation, ...]:
    """All of them; to know what is to come out, the exports are made once."""
    changed = apply(PostFile.parse(OLD), ["news.headline=新しい見出し", "labels+=米国"]).data
    both = merge(_SIDES["outside/base.md"], _SIDES[POST], _SIDES["outside/theirs.md"])
    assert both is not None and both.is_clean
    merged = both.data
    return (
        _exporting("export", "blogger-html", "outside/post.html", "export", f"@/{POST}", "--to", "blogger-html"),
        _exporting("export into the library", "text", "library/2026/text.txt", "export", f"@/{POST}", "--to", "text"),
        _exporting("render a page", "page", "outside/page.html", "render", f"@/{POST}"),
        _changed(
            "set a field",
            OLD,
            changed,
            ronpyo("set", f"@/{POST}", "news.headline=新しい見出し", "labels+=米国"),
            again=False,  # the label would be added twice
        ),
        _changed("give a post its id", _NAMELESS, OLD, _give_id, again=False),
        _changed(
            "merge two states",
            _SIDES[POST],
            merged,
            ronpyo("merge", "@/outside/base.md", f"@/{POST}", "@/outside/theirs.md"),
            prepare=_put_sides,
            subject=".md",
            allowed={POST: (_SIDES[POST], merged)} | {name: (_SIDES[name],) for name in _SIDES if name != POST},
            again=False,  # what is merged is merged
        ),
        Operation(
            "begin a post",
            prepare=lambda box: None,
            begin=lambda box: None,
            act=ronpyo("new", "-o", "@/library/2026/new.md"),
            allowed={},
            promised={},
            subject="new.md",
            judge=_judge_new,
            known=r"library/2026/new\.md",
            again=False,  # the second time there is one
        ),
    )
