"""The one way in which a table of the package is written: rows by key, least quoting, LF, NFC."""

from __future__ import annotations

import csv
import io
import unicodedata

from latticework.contract.model import Contract, Table


class NotCanonical(ValueError):
    """A file that cannot be put in order without losing something; the words say where and why."""


def canonical(table: Table, data: bytes) -> bytes:
    """Return the file's rows sorted by primary key, each cell in NFC without blanks around it.

    Raises NotCanonical for bytes that are not UTF-8, another header, or a row with more or fewer cells.
    """
    header, *rows = _rows(table, data)
    if header != table.columns:
        raise NotCanonical(f"{table.path}:1  the header is not {','.join(table.columns)}")
    keys = [table.columns.index(name) for name in table.primary_key]
    rows.sort(key=lambda row: [row[n] for n in keys])
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *rows])
    return text.getvalue().encode("utf-8")


def canonical_files(contract: Contract) -> dict[str, tuple[bytes, bytes]]:
    """Return (bytes as they are, bytes as they should be) of each data file by its path. Raises NotCanonical and OSError."""
    files = {}
    for table in contract.tables.values():
        if not table.derived:
            data = (contract.root / table.path).read_bytes()
            files[table.path] = data, canonical(table, data)
    return files


def _rows(table: Table, data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotCanonical(f"{table.path}:{line}  bytes that are not UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        for row in reader:
            if not row:
                continue
            if len(row) != len(table.columns):
                raise NotCanonical(f"{table.path}:{reader.line_num}  {len(row)} cells where {len(table.columns)} belong")
            if any("\n" in cell or "\r" in cell for cell in row):
                raise NotCanonical(f"{table.path}:{reader.line_num}  a line break inside a cell; replace it with a space")
            rows.append([unicodedata.normalize("NFC", cell).strip() for cell in row])
    except csv.Error as error:
        raise NotCanonical(f"{table.path}:{reader.line_num}  {error}") from None
    return rows or [[]]
