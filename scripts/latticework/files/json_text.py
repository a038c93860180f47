"""JSON read strictly, and the line of a value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from latticework.errors import Error, Unreadable, printable
from latticework.files.paths import read_contract_file

DEEPEST = 60
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


class _Refused(ValueError):
    """A construct that JSON parsers read differently from one another."""


def read_json(root: Path, path: str) -> tuple[Any, str]:
    """Return the value of a JSON file of the package and its text. Raises Unreadable with the place of the error.

    Refused beyond bad syntax: bytes that are not UTF-8, a byte order mark, a key given twice, NaN and Infinity,
    numbers that no double holds, lone surrogates, more than DEEPEST levels.
    """
    data = read_contract_file(root, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(path, line, f"byte {data[error.start]:#04x} is not UTF-8") from None
    if text.startswith("\ufeff"):
        raise _unreadable(path, 1, "the file begins with a byte order mark")
    _refuse_deep(path, text)
    try:
        value = json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant, parse_float=_finite, parse_int=_short)
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        raise _unreadable(path, error.lineno, f"{error.msg} (character {error.colno})") from None
    except _Refused as error:
        raise _unreadable(path, _line_of_key(text, error.args[1]), error.args[0]) from None
    except UnicodeEncodeError:
        raise _unreadable(path, 1, "a \\u escape that is half of a character") from None
    return value, text


def line_of(text: str, pointer: Iterable[object]) -> int:
    """Return the line of `text`, which is valid JSON, on which the value at `pointer` (keys and indexes) begins."""
    wanted, path, expect_key, best = [str(part) for part in pointer], list[Any](), False, 1
    for token in TOKEN.finditer(text):
        mark = token.group()
        if path and expect_key and mark[0] == '"':
            path[-1] = json.loads(mark)
            expect_key = False
            continue
        if mark == ":":
            continue
        if mark == ",":
            expect_key = isinstance(path[-1], str)
            path[-1] = path[-1] if expect_key else path[-1] + 1
        elif mark in "}]":
            path.pop()
            expect_key = False
        else:
            if [str(part) for part in path] == wanted[: len(path)]:
                best = text.count("\n", 0, token.start()) + 1
                if len(path) == len(wanted):
                    return best
            if mark in "{[":
                path.append("" if mark == "{" else 0)
                expect_key = mark == "{"
    return best


def _unreadable(path: str, line: int, found: str) -> Unreadable:
    return Unreadable([Error("contract.json", path, line, "*", printable(found))])


def _refuse_deep(path: str, text: str) -> None:
    depth = 0
    for token in re.finditer(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', text):
        mark = token.group()
        depth += (mark in "{[") - (mark in "}]")
        if depth > DEEPEST:
            line = text.count("\n", 0, token.start()) + 1
            raise _unreadable(path, line, f"nested deeper than {DEEPEST} levels")


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result: dict[str, object] = {}
    for key, value in pairs:
        if key in result:
            raise _Refused(f"the key {key!r} is given twice", key)
        result[key] = value
    return result


def _no_constant(word: str) -> float:
    raise _Refused(f"{word} is not JSON", word)


def _finite(word: str) -> float:
    value = float(word)
    if value in (float("inf"), float("-inf")):
        raise _Refused(f"{word[:20]} is larger than any double", word)
    return value


def _short(word: str) -> int:
    if len(word) > 18:
        raise _Refused(f"the integer {word[:20]}… has {len(word)} digits", word)
    return int(word)


def _line_of_key(text: str, word: str) -> int:
    """Return the line of the last place of `word`, as a key or bare."""
    found = max(text.rfind(json.dumps(word, ensure_ascii=False)), text.rfind(word))
    return text.count("\n", 0, max(found, 0)) + 1
