"""A document's knowledge of its file: the path, the contents as read or saved last, locks of others."""

from dataclasses import dataclass
from pathlib import Path

from editor.app.open_post.change import Cause, FileFacts
from editor.core.file.postfile import PostFile

_TOLD = ("path", "digest", "missing", "held", "acknowledged")


@dataclass(slots=True, eq=False)
class KnownFile:
    """Belongs to one `Document`, which alone has it take in `FileFacts`."""

    path: Path
    file: PostFile
    """Its contents, as read or saved last."""
    origin: PostFile
    """Its contents as the post was opened, or as another program wrote them: a key that it does not have goes when its
    field is emptied."""
    digest: str | None
    """None: there is no file yet."""
    acknowledged: bool = False
    missing: bool = False
    held: bool = False
    original: bytes | None = None
    """The file in the encoding that it was converted from, until it is saved."""

    @property
    def is_foreign(self) -> bool:
        """Whether it is in another encoding than ours."""
        return self.file.encoding != "utf-8"

    def take_in(self, cause: Cause, facts: FileFacts) -> set[str]:
        """Know `facts` from now on; the names of the document's signals that tell what is other by that."""
        before = {name: getattr(self, name) for name in _TOLD}
        if cause is Cause.CONVERTED:
            self.original = self.file.data
        elif cause in (Cause.SAVED, Cause.WRITTEN):
            self.original = None
        self.file = facts.file or self.file
        if cause in (Cause.TAKEN, Cause.AGREED):
            self.origin = self.file
        for name in _TOLD:
            if (new := getattr(facts, name)) is not None:
                setattr(self, name, new)
        others = {name for name in _TOLD if getattr(self, name) != before[name]}
        news = {"state_changed"} if others else set()
        if "path" in others:
            news.add("changed")  # pictures are named beside the file
        if "held" in others:
            news.add("raw_changed")
        return news
