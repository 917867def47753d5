"""Requests and answers held against the schema: unknown parameters and fields, wrong kinds, values outside an enum."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_KINDS: dict[str, type | tuple[type, ...]] = {"string": str, "boolean": bool, "integer": int, "number": (int, float)}


@cache
def document() -> dict[str, Any]:
    """The schema: `resources`, `schemas`, `parameters` of every method."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
    return found


@cache
def methods() -> tuple[tuple[str, dict[str, Any], re.Pattern[str]], ...]:
    """(name, description, pattern of its path) of each method; fixed paths before those with an id."""
    found = [
        (f"{resource}.{name}", method, re.compile("/" + re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", method["path"])))
        for resource, described in document()["resources"].items()
        for name, method in described["methods"].items()
    ]
    return tuple(sorted(found, key=lambda one: "{postId}" in one[1]["path"]))


def wrong_query(method: Mapping[str, Any], query: Mapping[str, Sequence[str]]) -> list[str]:
    """What is wrong with the parameters `query` of a request."""
    known = {**document()["parameters"], **method["parameters"]}
    found = [f"query {name}: unknown" for name in query if name not in known]
    for name, values in query.items():
        about = known.get(name, {})
        if len(values) > 1 and not about.get("repeated"):
            found.append(f"query {name}: given twice")
        if about.get("type") == "boolean" and not set(values) <= {"true", "false"}:
            found.append(f"query {name}: {values} is not true or false")
        if about.get("type") == "integer" and not all(value.isdigit() for value in values):
            found.append(f"query {name}: {values} is no number")
        found += [f"query {name}: {value!r} is not in the enum" for value in values if value not in _enum(about, value)]
    return found


def _enum(about: Mapping[str, Any], value: str) -> Sequence[str]:
    values: Sequence[str] = about.get("enum", (value,))
    return values


def wrong(schema: Mapping[str, Any], value: Any, at: str = "body") -> list[str]:
    """What is wrong with `value`, held against `schema`."""
    if "$ref" in schema:
        schema = document()["schemas"][schema["$ref"]]
    kind = schema.get("type", "object")
    if kind == "object":
        if not isinstance(value, dict):
            return [f"{at}: an object is expected"]
        fields = schema.get("properties", {})
        return [
            fault
            for name, inner in value.items()
            for fault in (
                wrong(fields[name], inner, f"{at}.{name}") if name in fields else [f"{at}.{name}: unknown field"]
            )
        ]
    if kind == "array":
        if not isinstance(value, list):
            return [f"{at}: an array is expected"]
        return [fault for number, one in enumerate(value) for fault in wrong(schema["items"], one, f"{at}[{number}]")]
    if not isinstance(value, _KINDS[kind]):
        return [f"{at}: {kind} is expected"]
    if value not in schema.get("enum", (value,)):
        return [f"{at}: {value!r} is not in the enum"]
    return []
