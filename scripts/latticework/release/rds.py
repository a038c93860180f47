"""R data (.rds), one data frame per table, each column with its label as an attribute.

Written byte by byte in R's serialization format (version 2, XDR), for no library that writes it keeps labels.
"""

from __future__ import annotations

import gzip
import struct
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from latticework.release.columns import Column, columns_of
from latticework.release.duckdb_file import Store

HEADER = b"X\n" + struct.pack(">iii", 2, 0x00040000, 0x00020300)
SYMBOL, PAIRS, LOGICAL, INTEGER, REAL, TEXT, LIST, CHARS = 1, 2, 10, 13, 14, 16, 19, 9
IS_OBJECT, HAS_ATTRIBUTES, HAS_TAG = 1 << 8, 1 << 9, 1 << 10
# How a string is encoded is in the bits from 12 on.
UTF8, ASCII = 1 << 15, 1 << 18
END = struct.pack(">i", 254)
NO_INTEGER = -(2**31)
NO_REAL = struct.pack(">Q", 0x7FF00000000007A2)
NO_TEXT = struct.pack(">ii", CHARS, -1)
EPOCH = date(1970, 1, 1)


def write_rds(store: Store, folder: Path) -> None:
    """Write each table as folder/<table>.rds; readRDS returns a data frame with Date, factor, integer, logical and text columns."""
    for table in store.contract.tables.values():
        columns = columns_of(table)
        write_frame(folder / f"{table.name}.rds", table.schema["title"], columns, list(zip(*store.rows(table))) or [()] * len(columns))


def write_frame(place: Path, title: str, columns: list[Column], cells: Iterable[tuple]) -> None:
    """Write a data frame, the cells column by column."""
    length, vectors = 0, []
    for column, values in zip(columns, cells):
        length = len(values)
        vectors.append(_column(column, values))
    attributes = {
        "names": _text([column.name for column in columns]),
        "row.names": _integers([NO_INTEGER, -length]),
        "class": _text(["data.frame"]),
        "label": _text([title]),
    }
    frame = struct.pack(">ii", LIST | IS_OBJECT | HAS_ATTRIBUTES, len(columns)) + b"".join(vectors) + _attributes(attributes)
    # No file name and no time in the head of the archive: the same bytes every time.
    place.write_bytes(gzip.compress(HEADER + frame, mtime=0))


def _column(column: Column, cells: tuple) -> bytes:
    attributes, flags = {"label": _text([column.label])}, HAS_ATTRIBUTES
    if column.type == "date":
        attributes["class"], flags = _text(["Date"]), flags | IS_OBJECT
        body = _reals([None if c is None else float((c - EPOCH).days) for c in cells], flags)
    elif column.codes:
        attributes |= {"levels": _text(column.codes), "class": _text(["factor"])}
        numbers = {code: n for n, code in enumerate(column.codes, 1)}
        body = _integers([NO_INTEGER if c is None else numbers[c] for c in cells], flags | IS_OBJECT)
    elif column.type == "boolean":
        body = _integers([NO_INTEGER if c is None else int(c) for c in cells], flags, LOGICAL)
    elif column.type in ("integer", "year") and all(c is None or abs(c) < -NO_INTEGER for c in cells):
        body = _integers([NO_INTEGER if c is None else c for c in cells], flags)
    elif column.type in ("integer", "year", "number"):
        # An integer that R's 32 bits do not hold is a real number, exact up to 2^53.
        body = _reals(cells, flags)
    else:
        body = _text(cells, flags)
    return body + _attributes(attributes)


def _text(cells: Sequence[str | None], flags: int = 0) -> bytes:
    return struct.pack(">ii", TEXT | flags, len(cells)) + b"".join(map(_chars, cells))


def _chars(cell: str | None) -> bytes:
    if cell is None:
        return NO_TEXT
    data = cell.encode("utf-8")
    level = ASCII if data.isascii() else UTF8
    return struct.pack(">ii", CHARS | level, len(data)) + data


def _integers(cells: Sequence[int], flags: int = 0, kind: int = INTEGER) -> bytes:
    return struct.pack(f">ii{len(cells)}i", kind | flags, len(cells), *cells)


def _reals(cells: Sequence[float | None], flags: int = 0) -> bytes:
    body = b"".join(NO_REAL if c is None else struct.pack(">d", c) for c in cells)
    return struct.pack(">ii", REAL | flags, len(cells)) + body


def _attributes(values: dict[str, bytes]) -> bytes:
    symbols = (struct.pack(">i", PAIRS | HAS_TAG) + struct.pack(">i", SYMBOL) + _chars(name) + value for name, value in values.items())
    return b"".join(symbols) + END
