"""PyYAML and python-frontmatter, imported without an expression that nothing needs at a start.

`yaml.reader`, the half in Python, compiles an expression of nearly all characters when it is imported: 5 of the 11 ms
that PyYAML takes, in each process of the program. Headers are read by libyaml. Here a stand-in that is compiled at its
first use lies in the cache of `re` for as long as the import takes. Where PyYAML or Python does otherwise, nothing but
the gain is lost.
"""

import re
from typing import Any

from editor.core.text.patterns import pattern

NOT_PRINTABLE = "[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""The characters that YAML does not know, as `yaml.reader` writes them."""
_KEY = str, NOT_PRINTABLE, 0
"""The key of the expression in the cache of Python 3.11 to 3.13."""

_cache: Any = getattr(re, "_cache", {})
_is_ours = _KEY not in _cache
if _is_ours:
    _cache[_KEY] = pattern(NOT_PRINTABLE)
try:
    import frontmatter
    import yaml
finally:
    if _is_ours:
        _cache.pop(_KEY, None)

__all__ = ["NOT_PRINTABLE", "frontmatter", "yaml"]
