"""The snapshot that a save writes: the post at one moment."""

from dataclasses import dataclass

from editor.core.file.contents import Built, Draft
from editor.core.file.postfile import PostFile


@dataclass(slots=True, eq=False)
class Snapshot:
    """The draft of the file, and the step of the history that it stands for."""

    draft: Draft
    position: object
    _built: Built | None = None

    @property
    def file(self) -> PostFile:
        """The file's new contents, built when they are first asked for: by the thread that writes. Raises HeaderError
        or FieldError where the fields do not fit into the header safely."""
        self._built = self._built or self.draft.build()
        return self._built.or_raise()
