"""A day at the end of a line, as a profile's short form of dates shows it: 2. April 2025, 4/2/2025."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from editor.core.profile.values import Profile
from editor.core.text.written_dates import Dated

_NAME = re.compile(r"\{([a-z_]+)\}")
_NUMBERS = {"year": ("year", r"\d{4}"), "month": ("month", r"\d{1,2}"), "mm": ("month", r"\d{2}")} | {
    "day": ("day", r"\d{1,2}"),
    "dd": ("day", r"\d{2}"),
}
_KNOWN = frozenset([*_NUMBERS, "month_name", "weekday"])
_MOST = 8  # names in a form that is read: more of them could be tried for hours
_FAR = 80  # characters at the end of a line in which a day is looked for


@dataclass(frozen=True)
class ShownDay:
    """The reader of days as `profile` shows them."""

    profile: Profile

    def without(self, text: str) -> Dated | None:
        """`text` without the day at its end; None where there is none, or none that exists."""
        stripped = text.strip()
        found = self._pattern.search(stripped[-_FAR:]) if self._pattern is not None else None
        if found is None:
            return None
        said = found.groupdict()
        month = int(said["month"]) if "month" in said else self.profile.months.index(said["name"]) + 1
        try:
            day = date(int(said["year"]), month, int(said["day"])).isoformat()
        except ValueError:
            return None
        return Dated(stripped[: len(stripped) - len(found[0])].strip(), day, found[0])

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """The pattern of a day; None where the form does not say year, month and day."""
        names = _NAME.findall(self.profile.date_short)
        if len(names) > _MOST or any(names.count(name) > (2 if name in _KNOWN else 1) for name in names):
            return None
        made, named = "", set()
        for index, part in enumerate(_NAME.split(self.profile.date_short.strip())):
            if index % 2 == 0:
                made += r"\s+".join(map(re.escape, re.split(r"\s+", part)))
                continue
            group, inside = self._group(part)
            made += f"(?:{inside})" if not group or group in named else f"(?P<{group}>{inside})"
            named.add(group)
        if not {"year", "day"} <= named or not named & {"month", "name"}:
            return None
        return re.compile(rf"(?<![0-9]){made}$")

    def _group(self, name: str) -> tuple[str, str]:
        """The name of the group for a part of a date, "" for one that says nothing new, and its pattern."""
        if name in _NUMBERS:
            return _NUMBERS[name]
        words = {"month_name": self.profile.months, "weekday": self.profile.weekdays}.get(name, ())
        inside = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        return ("name" if name == "month_name" else "", inside or r"[^\s]{1,12}")
