"""Patterns that mean the same in Python, in RE2 and in JSON Schema."""

from __future__ import annotations

import re
from functools import cache

import duckdb

from latticework.errors import first_line

WHOLE_MATCH = re.compile(r"\^(?P<inner>.*)\$", re.DOTALL)


def pattern_error(pattern: str) -> str | None:
    """Return why a pattern would not mean the same everywhere: it must match whole, in Python as in RE2."""
    whole = WHOLE_MATCH.fullmatch(pattern)
    if not whole or _alternates(whole["inner"]):
        return f"{pattern} must be ^…$ with its alternatives in a group"
    if error := _re2_error(pattern):
        return error
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f"{pattern}: {error}"
    return None


def _alternates(pattern: str) -> bool:
    """Return whether a `|` is outside every group and class."""
    bare = re.sub(r"\\.", "", pattern, flags=re.DOTALL)
    bare = re.sub(r"\[\^?\]?[^\]]*\]", "", bare)
    depth = 0
    for char in bare:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            return True
    return False


@cache
def _scratch() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@cache
def _re2_error(pattern: str) -> str | None:
    """Return what RE2, which runs in linear time, has against a pattern; None when it can run it."""
    try:
        _scratch().execute("select regexp_full_match('', ?)", [pattern]).fetchall()
    except duckdb.Error as error:
        return first_line(error)
    return None
