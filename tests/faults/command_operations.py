"""What the command line writes: exports, pages, new posts, changed headers."""

import io
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from editor import cli
from editor.core.file.assign import apply
from editor.core.file.new import new_post
from editor.core.file.postfile import PostFile
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


def _impersonal(data: bytes) -> bytes:
    return re.sub(rb"(?m)^(id|date): .*$", rb"\\1", data)


def operations() -> tuple[Operation, ...]:
    """All of them; to know what is to come out, the exports are made once."""
    changed = apply(PostFile.parse(OLD), ["news.headline=新しい見出し", "labels+=米国"]).data
    return (
        _exporting("export", "blogger-html", "outside/post.html", "export", f"@/{POST}", "--to", "blogger-html"),
        _exporting("export into the library", "text", "library/2026/text.txt", "export", f"@/{POST}", "--to", "text"),
        _exporting("render a page", "page", "outside/page.html", "render", f"@/{POST}"),
        Operation(
            "set a field",
            prepare=put(POST, OLD),
            begin=lambda box: None,
            act=ronpyo("set", f"@/{POST}", "news.headline=新しい見出し", "labels+=米国"),
            allowed={POST: (OLD, changed)},
            promised={POST: changed},
            subject="記事.md",
            again=False,  # the label would be added twice
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
