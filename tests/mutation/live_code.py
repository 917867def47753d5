"""A fault put into a program that is already loaded: the functions of a module get the code of its changed source.

Importing a module anew would leave the old functions in the hands of all that imported them by name.
"""

import gc
from collections.abc import Iterator
from types import CodeType, FunctionType

_Key = tuple[str, str, int]


class LiveFunctions:
    """All functions there are now, by where their code stands: file, qualified name, first line."""

    def __init__(self) -> None:
        self._found: dict[_Key, list[FunctionType]] = {}
        for one in gc.get_objects():
            if isinstance(one, FunctionType):
                self._found.setdefault(_key(one.__code__), []).append(one)

    def change(self, file: str, before: str, after: str) -> bool:
        """Give the functions of `file`, whose source was `before`, the code of the source `after`.

        False where that cannot be done: a changed function uses other variables of the one around it.
        """
        old, new = (compile(source, file, "exec", dont_inherit=True) for source in (before, after))
        for former, code in _pairs(old, new):
            for function in self._found.get(_key(former), ()):
                try:
                    function.__code__ = code
                except ValueError:
                    return False
        return True


def _key(code: CodeType) -> _Key:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _pairs(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """The code below two forms of a module that differs, each piece beside its other form."""
    former, later = ([one for one in code.co_consts if isinstance(one, CodeType)] for code in (old, new))
    if len(former) != len(later):
        return  # the function around them is one of the pairs: it makes new ones when it runs
    for one, other in zip(former, later, strict=True):
        if one != other:
            yield one, other
            yield from _pairs(one, other)
