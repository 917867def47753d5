"""Dialog for the moment at which a post becomes public, in the time zone of the blog."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.widgets.plain_text import PlainLabel


class MomentDialog(QDialog):
    """Asks for a moment; `proposal`, in the zone of the blog, is shown at first."""

    def __init__(self, title: str, text: str, proposal: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("moment")
        self.setWindowTitle(tr("Blogger"))
        self._zone = proposal.tzinfo
        self.edit = QDateTimeEdit()
        self.edit.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.edit.setCalendarPopup(True)
        self.edit.setAccessibleName(tr("When"))
        self.edit.setDate(QDate(proposal.year, proposal.month, proposal.day))
        self.edit.setTime(QTime(proposal.hour, proposal.minute))
        box = QDialogButtonBox()
        self.go = box.addButton(tr("Schedule"), QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(title, role="dialogTitle", wraps=True))
        layout.addWidget(PlainLabel(text, role="dialogText", wraps=True))
        layout.addWidget(self.edit)
        layout.addWidget(PlainLabel(tr("Time zone of the blog: {zone}", zone=str(proposal.tzinfo)), role="dialogNote"))
        layout.addWidget(box)

    @property
    def moment(self) -> str:
        """The chosen moment with its offset: 2026-01-05T07:00:00+09:00."""
        day, time = self.edit.date(), self.edit.time()
        chosen = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=self._zone)
        return chosen.isoformat()


def proposed(stated: str, now: datetime) -> datetime:
    """The moment that the post says, if it is to come; else the next morning at seven."""
    try:
        found = datetime.fromisoformat(stated.strip())
    except ValueError:
        found = None
    if found is not None:
        found = found if found.tzinfo is not None else found.replace(tzinfo=now.tzinfo)
        if found > now:
            return found.astimezone(now.tzinfo)
    tomorrow = now + timedelta(days=1)
    return tomorrow.replace(hour=7, minute=0, second=0, microsecond=0)
