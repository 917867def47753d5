"""YAML that every reader reads back as the same text: scalars with no more quotes than needed, entries, lists.

A plain scalar is used only if our reader and stock PyYAML both give the same text back for it, as a value, as an item
and, where it is written inside brackets, there too. So `no`, `10:30`, `2024-01-01`, `1.10` and `=` are quoted.
"""

import re
from functools import lru_cache

import yaml

from editor.core.file import schema
from editor.core.file.values import Data, Fault, Path, Plain, Value
from editor.core.file.yaml_tree import Scalar, Sequence, read_tree
from editor.core.text.patterns import pattern

STEP = "  "
_LONGEST_PLAIN = 4096  # stock PyYAML takes 10 ms for this much

# Control characters, line and paragraph separators, the byte order mark, what is no character at all, and the marks
# that turn the direction of a line, which would make the header read otherwise than it is.
_ESCAPED = pattern(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff0-\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "\ud800-\udfff]"
)
_NAMED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
# What YAML 1.2 readers (Hugo's among them) take for a number or a yes, and PyYAML does not.
_TYPED_ELSEWHERE = pattern(
    r"[-+.]?\d[\d_.,:+-]*(?:e[-+]?\d+)?|[-+]?0[xob][\da-f_]+|[yn]|[-+]?\.(?:inf|nan)", re.IGNORECASE
)


def write_scalar(text: str, *, flow: bool = False, style: str = "", key: bool = False) -> str:
    """`text` as a YAML scalar on one line; `style` is the quote that the author used at this place."""
    if style == '"':
        return _double(text)
    if style == "'" and not _ESCAPED.search(text):
        return _single(text)
    if isinstance(text, Plain) and _reads_plain(str(text), flow):
        return str(text)
    if _is_plain(str(text), flow, key):
        return str(text)
    if ('"' in text or "\\" in text) and not _ESCAPED.search(text) and "'" not in text:
        return _single(text)
    return _double(text)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    return _NAMED.get(char) or (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )


@lru_cache(maxsize=2048)
def _is_plain(text: str, flow: bool, key: bool) -> bool:
    if (
        not 0 < len(text) <= _LONGEST_PLAIN
        or text != text.strip()
        or _ESCAPED.search(text)
        or _TYPED_ELSEWHERE.fullmatch(text)
    ):
        return False
    documents: list[tuple[str, object]] = [(f"{text}: v", {text: "v"})]
    if not key:
        documents = [(f"k: {text}", {"k": text}), (f"- {text}", [text])]
    if flow:
        documents.append((f"[{text}]", [text]))
        documents.append((f"{{k: {text}}}", {"k": text}))
    try:
        return _reads_plain(text, flow) and all(yaml.safe_load(source) == value for source, value in documents)
    except Exception:  # yaml.safe_load raises ValueError and TypeError besides its own errors
        return False


def _reads_plain(text: str, flow: bool) -> bool:
    try:
        root = read_tree(f"[{text}]" if flow else f"- {text}").root
    except Fault:
        return False
    item = root.items[0] if isinstance(root, Sequence) and len(root.items) == 1 else None
    return isinstance(item, Scalar) and not item.style and item.value == text


def write_flow(value: Value) -> str:
    """`value` on one line, in brackets."""
    if isinstance(value, list):
        return "[" + ", ".join(write_flow(item) for item in value) + "]"
    if isinstance(value, dict):
        pairs = (f"{write_scalar(key, flow=True, key=True)}: {write_flow(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "" if value is None else write_scalar(value, flow=True)


def write_block(text: str, style: str, indent: str, newline: str) -> str | None:
    """`text` of several lines after a `|` as the author had it, without the final line end; None if it cannot be."""
    lines = text.split("\n")
    body = lines[:-1] if lines[-1] == "" else lines
    unfit = not body or not body[0].strip() or body[0][0].isspace() or not body[-1].strip()
    if style != "|" or len(lines) < 2 or unfit or any(_ESCAPED.search(line) for line in body):
        return None
    mark = "|" if lines[-1] == "" else "|-"
    return newline.join([mark, *(indent + STEP + line if line else "" for line in body)])


def write_pair(key: str, value: Value, indent: str, path: Path, newline: str) -> str:
    """The lines of the entry `key: value`; `path` is that of the value, for what is written in brackets there."""
    head = indent + write_scalar(key, key=True) + ":"
    if isinstance(value, list) and value and not schema.is_inline(path):
        return head + newline + "".join(write_item(item, indent + STEP, path, newline) for item in value)
    if isinstance(value, dict) and value:
        return head + newline + write_pairs(value, indent + STEP, path, newline)
    text = write_scalar(value) if isinstance(value, str) else write_flow(value)
    return f"{head} {text}".rstrip(" ") + newline


def write_pairs(data: Data, indent: str, path: Path, newline: str) -> str:
    """The lines of the entries of `data`, in the order of POST_FORMAT."""
    keys = schema.in_order(list(data), path)
    return "".join(write_pair(key, data[key], indent, (*path, key), newline) for key in keys)


def write_item(value: Value, indent: str, path: Path, newline: str) -> str:
    """The lines of one item of a list at `path`."""
    if isinstance(value, dict) and value:
        pairs = write_pairs(value, indent + STEP, (*path, "*"), newline)
        return f"{indent}- {pairs[len(indent + STEP) :]}"
    text = write_scalar(value) if isinstance(value, str) else write_flow(value)
    return f"{indent}- {text}".rstrip(" ") + newline
