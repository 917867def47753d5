"""Findings on a copy for the blog: what is live in it, what an edit gave up, and the way to the other copy."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from editor.core.words import tr
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel

_MOST_SHOWN = 8  # findings; the problem list has them all


@dataclass(frozen=True, slots=True)
class AboutCopy:
    """The findings on a copy; `original`: it is the original HTML, `kept` of its blocks are; `has_other`: there was a
    first copy with something of the original."""

    active: tuple[str, ...]
    lost: tuple[str, ...]
    original: bool
    kept: int
    has_other: bool

    @classmethod
    def of(cls, export: dict[str, Any], first: dict[str, Any] | None) -> "AboutCopy | None":
        """The findings on `export` (an `Export` as JSON); None where there is nothing to say. `first` is the copy with
        something of the original, if there is one."""
        active, lost = tuple(export.get("active", ())), tuple(export.get("lost", ()))
        if not active and not lost and first is None:
            return None
        return cls(active, lost, bool(export.get("original")), int(export.get("kept") or 0), first is not None)

    @property
    def sentence(self) -> str:
        """The first sentence."""
        if self.kept:
            return tr("You edited this imported post. Blocks that go out as they were: {n}.", n=self.kept)
        if self.original and self.active:
            return tr("This is the original HTML, as it was imported. In it is:")
        if self.original:
            return tr("This is the original HTML, as it was imported.")
        if self.active:
            return tr("In it is:")
        return tr("This is a clean copy, made of the post's text.") if self.has_other else ""


def still_open(problems: list[dict[str, Any]], missing: list[str]) -> list[dict[str, Any]]:
    """The `problems` that are not done with: an image that has its URL meanwhile is not `missing` any more."""
    urls = {f"images.{path}.url" for path in missing}
    return [one for one in problems if one.get("rule") != "image-not-uploaded" or one.get("field") in urls]


class CopyFindings(QFrame):
    """Shows findings. `clean_wanted` and `original_wanted` ask for the other copy."""

    clean_wanted = Signal()
    original_wanted = Signal()

    def __init__(self, about: AboutCopy) -> None:
        super().__init__()
        self.setObjectName("copyFindings")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        if about.sentence:
            column.addWidget(finding_label(about.sentence, "copyFinding", warns=bool(about.active) and not about.kept))
        if about.kept and about.active:
            column.addWidget(finding_label(tr("In it is:"), "copyFinding", warns=True))
        if about.active:
            column.addWidget(finding_label(_listed(about.active), "copyFound"))
        if about.lost:
            said = tr("The imported post had this, and the copy has not:")
            column.addWidget(finding_label(said, "copyFinding", warns=True))
            column.addWidget(finding_label(_listed(about.lost), "copyFound"))
        if (other := self._other(about)) is not None:
            row = QHBoxLayout()
            row.addWidget(other)
            row.addStretch(1)
            column.addLayout(row)

    def _other(self, about: AboutCopy) -> QPushButton | None:
        """The button to the other copy; None where there is no other, or no reason for one."""
        is_first = about.original or about.kept > 0
        if is_first and about.active:
            clean = named(QPushButton(tr("Copy made anew")), "copyClean")
            clean.clicked.connect(self.clean_wanted)
            return clean
        if not is_first and about.has_other:
            back = named(QPushButton(tr("The original")), "copyOriginal")
            back.clicked.connect(self.original_wanted)
            return back
        return None


def finding_label(text: str, name: str, *, warns: bool = False) -> QLabel:
    """A plain label of words that break into lines."""
    label = PlainLabel(text, role=name)
    label.setWordWrap(True)
    label.setProperty("warns", warns)
    return label


def _listed(findings: tuple[str, ...]) -> str:
    lines = [f"・{finding}" for finding in findings[:_MOST_SHOWN]]
    if len(findings) > _MOST_SHOWN:
        lines.append(tr("and {n} more", n=len(findings) - _MOST_SHOWN))
    return "\n".join(lines)
