"""What several commands do with a post: read it, export it, hand over the text that came out."""

from pathlib import Path

from editor.commandline.output import send
from editor.core.exporters import Export
from editor.core.exporters.guarded import export_post
from editor.core.file import store
from editor.core.file.postfile import PostFile
from editor.core.post import Post


def export(path: Path, form: str) -> Export:
    """The post at `path` in the format called `form`."""
    data, _digest = store.read(path)
    file = PostFile.parse(data)
    return export_post(Post(file.fields, file.body), path.resolve().parent, form)


def deliver(text: str, target: str) -> None:
    """Write the text of an export to the file `target`, replacing it, or to standard output for none and for `-`."""
    data = text.encode("utf-8", "replace")
    if target in ("", "-"):
        send(data)
    else:
        store.write(Path(target), data, None)
