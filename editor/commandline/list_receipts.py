"""`ronpyo receipts`: the copies of a post that were made for the blog, and the exact HTML of each."""

from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError, post_path
from editor.commandline.output import say, say_json, send
from editor.core.clips.place import library_of
from editor.core.disk import store
from editor.core.file.postfile import PostFile
from editor.core.post import Post
from editor.core.receipts import shelf
from editor.core.receipts.receipt import Receipt
from editor.core.receipts.sentences import state_sentence
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """List them, the newest first; `--show` writes the HTML of one. Raises FileError and UsageError."""
    post, receipts = read(Path(post_path(arguments)))
    if wanted := arguments.value("--show"):
        send(chosen(receipts, wanted).html.encode("utf-8", "replace"))
        return 0
    state = shelf.state_of(post, receipts)
    if arguments.has("--json"):
        values = [
            {key: value for key, value in one.as_json().items() if key != "html"} | {"characters": len(one.html)}
            for one in receipts
        ]
        say_json({"state": state.value, "receipts": values})
        return 0
    say(state_sentence(state))
    for number, one in enumerate(receipts, 1):
        said = tr("{n} characters of HTML", n=f"{len(one.html):,}")
        say(f"{number:4}  {one.time.replace('T', ' ')}  {said}, {one.title}")
    return 0


def read(path: Path) -> tuple[Post, tuple[Receipt, ...]]:
    """The post at `path` and its receipts. Raises FileError."""
    data, _digest = store.read(path)
    file = PostFile.parse(data)
    return Post(file.fields, file.body), shelf.of(library_of(path.resolve().parent), file.fields.id)


def chosen(receipts: tuple[Receipt, ...], number: str) -> Receipt:
    """The receipt with the number that the list gives it. Raises UsageError where there is none."""
    if number.isascii() and number.isdigit() and 0 < int(number[:9]) <= len(receipts):
        return receipts[int(number) - 1]
    raise UsageError(tr("There is no record {number}; see: ronpyo receipts POST", number=number[:40]))
