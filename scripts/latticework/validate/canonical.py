"""The one way in which a table of the package is written: rows by key, least quoting, LF, NFC."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import defaultdict
from typing import NamedTuple

from latticework.contract.model import Contract, Field, Table
from latticework.files.csv_rows import delimiter_of, what_is_wrong
from latticework.files.paths import read_file
from latticework.validate.typed_dates import plain_date


class NotCanonical(ValueError):
    """A file that cannot be put in order without losing something; the words say where and why."""


class Formatted(NamedTuple):
    """A file as it is, as it should be, and what was changed beyond the order of rows and the quoting, in words."""

    before: bytes
    after: bytes
    changes: list[str]


def canonical(table: Table, data: bytes) -> Formatted:
    """Return the file with its rows sorted by primary key, each cell in NFC without blanks around it, in the plain form of its type.

    No text changes otherwise. Raises NotCanonical for bytes that are not UTF-8, another header, or a row with more or fewer cells.
    """
    header, *rows = _rows(table, data)
    if header != table.columns:
        delimiter = delimiter_of(data.partition(b"\n")[0], len(table.columns))
        words = f"cells separated by {delimiter}, where commas belong" if delimiter else f"the header is not {','.join(table.columns)}"
        raise NotCanonical(f"{table.path}:1  {words}")
    changes: dict[str, list[str]] = defaultdict(list)
    filled = [[_cell(field, cell, changes) for field, cell in zip(table.fields, row)] for row in rows if any(row)]
    keys = [table.columns.index(name) for name in table.primary_key]
    filled.sort(key=lambda row: [row[n] for n in keys])
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([header, *filled])
    said = [f"{words}, {len(cells)} cell{'s' if len(cells) > 1 else ''}: {cells[0]}" for words, cells in changes.items()]
    return Formatted(data, text.getvalue().encode("utf-8"), [*_bytes_changed(data), *_rows_removed(len(rows) - len(filled)), *said])


def _bytes_changed(data: bytes) -> list[str]:
    marks = ["byte order mark removed"] if data.startswith(b"\xef\xbb\xbf") else []
    return marks + (["line endings changed from CR LF to LF"] if b"\r\n" in data else [])


def _rows_removed(number: int) -> list[str]:
    return [f"empty rows removed: {number}"] if number else []


def canonical_files(contract: Contract) -> dict[str, Formatted]:
    """Return what each data file that is not derived becomes, by its path. Raises NotCanonical, and Unreadable for one that cannot be read."""
    tables = [table for table in contract.tables.values() if not table.derived]
    return {table.path: canonical(table, read_file(contract.root, table.path)) for table in tables}


def _cell(field: Field, cell: str, changes: dict[str, list[str]]) -> str:
    """Return the cell in its plain form, and note under `changes` what was changed: only what can mean nothing else."""
    text = unicodedata.normalize("NFC", cell).strip()
    if text != cell:
        changes[f"{field.name}: spaces removed from the ends, or letters composed (NFC)"].append(f"{cell!r} -> {text!r}")
    plain = text
    if field.type == "boolean" and text.lower() in ("true", "false"):
        plain = text.lower()
    elif field.type == "date" or field.raw.get("partialDate"):
        plain = plain_date(text) or text
    if plain != text:
        changes[f"{field.name}: written in the form of the column"].append(f"{text} -> {plain}")
    return plain


def _rows(table: Table, data: bytes) -> list[list[str]]:
    """Return header and rows; a row of too few or too many cells raises with what is wrong with its line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotCanonical(f"{table.path}:{line}  bytes that are not UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if not row:
                continue
            if rows and len(row) != len(table.columns):
                raise NotCanonical(f"{table.path}:{reader.line_num}  {_what_is_wrong(text, reader.line_num, len(table.columns))}")
            if any("\n" in cell or "\r" in cell for cell in row):
                raise NotCanonical(f"{table.path}:{reader.line_num}  a line break inside a cell; replace it with a space")
            rows.append(row)
    except csv.Error as error:
        raise NotCanonical(f"{table.path}:{reader.line_num}  {error}") from None
    return rows or [[]]


def _what_is_wrong(text: str, line: int, cells: int) -> str:
    return what_is_wrong(text.split("\n")[line - 1].rstrip("\r").encode("utf-8"), cells)[1]
