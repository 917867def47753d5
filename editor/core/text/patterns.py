"""Regular expressions that are compiled when they are first used: a start has some 250 of them and uses few."""

import re
from typing import Any, AnyStr, cast


class _LazyPattern:
    """A stand-in with the attributes of the compiled expression, which it takes over at the first use of any."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile, then hold all attributes of the compiled expression as its own: later uses do not come here."""
        if name.startswith("__"):  # `copy` and `pickle` ask for some before there is a source
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for each in _ATTRIBUTES:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


_ATTRIBUTES = tuple(name for name in dir(re.Pattern) if not name.startswith("_"))


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The expression `source`, compiled (some 0.2 ms) when it is first used.

    Its methods are those of `re.Pattern`. It is no such object: functions like `re.sub` do not take it. A mistake in
    `source` raises `re.error` at the first use; a test compiles them all.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(source, flags))
