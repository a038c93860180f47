"""The message on a wrong cell: what was found, what is allowed, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import NamedTuple

from latticework.contract.model import Contract, Field, Table
from latticework.errors import printable
from latticework.files.characters import name_of
from latticework.validate.typed_dates import in_words, plain_date, readings, why_not

FEW = 16
CLOSE, ALIKE = 0.75, 0.5
TYPES = {
    "integer": "an integer: write plain digits, as in 12 or -3",
    "number": "a number: write plain digits and a point, as in 12.5",
    "year": "a year: write it as in 1990",
}


class Words(NamedTuple):
    """What is found in a cell; a fix of its own where the catalogue's is too general; and the kind of slip.

    Cells of one column with the same kind of slip, if any is named, are reported as one error: one action made them all.
    """

    found: str
    fix: str = ""
    kind: str = ""


Speak = Callable[[str], Words]


def shown(cell: str) -> str:
    """Return a cell as it is shown in a message: on one line, cut when long."""
    return printable(cell, 60)


def closest(word: str, known: dict[str, str]) -> str | None:
    """Return the value of the key that is spelt most like `word`, in any case and with blanks for underscores; None when none is close."""
    return next(iter(_alike(word, known, 1, CLOSE)), None)


def _alike(word: str, known: dict[str, str], most: int, cutoff: float) -> list[str]:
    plain = {key.lower().replace("_", " "): value for key, value in known.items()}
    return [plain[key] for key in get_close_matches(word.lower().replace("_", " ").replace("-", " "), plain, most, cutoff)]


def required(table: Table, field: Field, tables: dict[str, Table]) -> Speak:
    """Return the message on an empty cell of a column that must be filled."""
    example = field.raw.get("example")
    key = next((key for key in table.foreign_keys if key.fields == [field.name] and key.to in tables), None)
    fix = f"Write the {key.to_fields[0]} of a row in {tables[key.to].path}." if key else ""
    return lambda cell: Words("an empty cell in a column that must be filled" + (f", as in {example}" if example else ""), fix)


def of_type(field: Field) -> Speak:
    """Return the message on a cell that is not of its column's type."""
    if field.type == "boolean":
        return _boolean
    if field.type == "date":
        return lambda cell: _date(cell, "2023-05-23")
    return lambda cell: Words(f"{shown(cell)} is not {TYPES[field.type]}")


def _boolean(cell: str) -> Words:
    if cell.lower() in ("true", "false"):
        return Words(f"{cell} is not one of true, false", "Write true and false in lower case: `latticework format` does it.", "case")
    return Words(f"{shown(cell)} is not one of true, false", "Write true or false.", "other words")


def partial_date(cell: str) -> Words:
    """Return the message on a cell that is no date, or one that the calendar does not have."""
    return _date(cell, "2023-05-23, 2023-05 or 2023")


def _date(cell: str, example: str) -> Words:
    if reason := why_not(cell):
        return Words(f"{shown(cell)} is not in the calendar: {reason}")
    found = f"{shown(cell)} is not a date: write "
    kind = re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "9", cell))
    match readings(cell):
        case [one]:
            return Words(found + one, "Write YYYY-MM-DD: `latticework format` does it." if plain_date(cell) else "", kind)
        case [one, other]:
            return Words(found + f"{one} for {in_words(one)}, {other} for {in_words(other)}", "Look at the page, and write the date as YYYY-MM-DD.", kind)
    return Words(f"{found}it like {example}")


def code(contract: Contract, field: Field, members: list) -> Speak:
    """Return the message on a cell that is none of the codes of its column: all codes where they are few, else the closest."""
    codelist = contract.codelists.get(field.raw.get("codelist", ""))
    known = {str(member): str(member) for member in members}
    titles = {row.get("title", ""): row["code"] for _, row in codelist.rows if row["code"] in known} if codelist else {}

    def speak(cell: str) -> Words:
        meant = closest(cell, titles | known)
        near = dict.fromkeys(_alike(cell, titles | known, 5, ALIKE))
        guess = f"; did you mean {meant}?" if meant else f"; spelt alike: {', '.join(near)}" if near and len(known) > FEW else ""
        if len(known) <= FEW:
            return Words(f"{shown(cell)} is not one of {', '.join(known)}{guess}")
        return Words(f"{shown(cell)} is not one of the {len(known)} codes in {codelist.path if codelist else 'the schema'}{guess}")

    return speak


def pattern(contract: Contract, field: Field) -> Speak:
    """Return the message on a cell that has not the form of its column: the pattern, in words where the contract has them."""
    wanted = field.constraints["pattern"]
    words = contract.patterns.get(wanted) or f"text that matches {wanted}"
    example = f", as in {field.raw['example']}" if field.raw.get("example") else ""
    return lambda cell: Words(f"{shown(cell)} must be {words}{example}")


def too_short(least: int) -> Speak:
    """Return the message on text of fewer characters than its column asks for."""
    return lambda cell: Words(f"{len(cell)} characters, where at least {least} are needed: {shown(cell)}")


def too_long(most: int) -> Speak:
    """Return the message on text of more characters than its column takes."""
    return lambda cell: Words(f"{len(cell)} characters, where at most {most} are allowed: {printable(cell[:40])}…")


def bound(word: str, limit: object) -> Speak:
    """Return the message on a cell beyond a bound of its column, `word` being the constraint's name in the Table Schema."""
    where = {"minimum": "below the minimum of", "maximum": "above the maximum of", "exclusiveMinimum": "not above", "exclusiveMaximum": "not below"}[word]
    return lambda cell: Words(f"{shown(cell)} is {where} {limit}")


def blank_ends(cell: str) -> Words:
    """Return the message on a cell with a blank at an end."""
    return Words(f"{shown(cell)!r} begins or ends with a space", "Delete the space: `latticework format` does it.", "blank")


def formula(cell: str) -> Words:
    """Return the message on text that a spreadsheet would run."""
    return Words(f"{shown(cell)} begins with {cell[0]}, which a spreadsheet runs as a formula")


def id_characters(cell: str) -> Words:
    """Return the message on an id with a character beyond ASCII."""
    odd = next(char for char in cell if not char.isascii())
    return Words(f"{shown(cell)} holds {odd} ({name_of(odd)}), which is not a plain letter")


def web_address(cell: str) -> Words:
    """Return the message on a cell that is no full web address."""
    if cell.startswith("www."):
        return Words(f"{shown(cell)} is not a full web address: write https://{shown(cell)}")
    if " " in cell:
        return Words(f"{shown(cell)} is not a full web address: write %20 for a space")
    return Words(f"{shown(cell)} is not a full web address, as in https://example.org/page")
