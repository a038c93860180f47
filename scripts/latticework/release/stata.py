"""Stata 14 and later (.dta, format 118), one file per table, with labels and notes."""

from __future__ import annotations

import struct
import warnings
from pathlib import Path

import jinja2
import pandas
from pandas.errors import InvalidColumnName
from pandas.io.stata import StataWriterUTF8  # type: ignore[attr-defined]

from latticework.contract.model import Contract, Table
from latticework.files.paths import read_contract_file
from latticework.release.columns import Column, columns_of
from latticework.release.duckdb_file import Store, describe, made_on

COMMANDS = "schemas/exports/commands.do.jinja"
LONGEST = 80
LONGEST_NAME = 129
NUMBERS = {"integer": "Int64", "year": "Int64", "number": "Float64", "boolean": "Int8"}
# What Stata keeps along with a long text (strL) in its cell and in its list of texts.
STRL_CELL, STRL_HEAD = 8, 21


class NotedWriter(StataWriterUTF8):
    """Pandas's writer, which has no notes, with notes: texts by the name of their column, `_dta` for the whole file."""

    notes: dict[str, list[str]]

    def _write_characteristics(self) -> None:
        self._update_map("characteristics")
        parts = []
        for name, texts in self.notes.items():
            entries = [("note0", str(len(texts))), *((f"note{n}", text) for n, text in enumerate(texts, 1))]
            parts += [_characteristic(name, key, text) for key, text in entries]
        self._write_bytes(self._tag(b"".join(parts), "characteristics"))


def write_stata(store: Store, folder: Path) -> None:
    """Write each table as folder/<table>.dta: dates as Stata dates, true and false as 1 and 0, listed values as numbers with labels."""
    for table in store.contract.tables.values():
        columns = columns_of(table)
        cells = list(zip(*store.rows(table))) or [()] * len(columns)
        notes = {"_dta": [f"{key}: {text}" for key, text in about(store.contract, table).items()]}
        notes |= {c.name: [c.label] for c in columns if len(c.label) > LONGEST}
        keys = {name for names in (table.primary_key, *(key.fields for key in table.foreign_keys)) for name in names}
        write_dta(folder / f"{table.name}.dta", store.contract, table.schema["title"], columns, cells, notes, keys)


def write_do(contract: Contract, place: Path, join: dict) -> None:
    """Write the file of commands that loads the tables, labels codes by their titles, and joins the panel as `join` says."""
    titles = {table.name: _titles(contract, table) for table in contract.tables.values()}
    template = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=jinja2.StrictUndefined).from_string(
        read_contract_file(contract.root, COMMANDS).decode("utf-8")
    )
    words = {"package": contract.descriptor["name"], "version": contract.version, "join": join}
    text = template.render(words, titles={name: columns for name, columns in titles.items() if columns})
    place.write_text(text, encoding="utf-8", newline="\n")


def about(contract: Contract, table: Table) -> dict[str, str]:
    """Return what a user of one file of a release must know of it."""
    return {"table": f"{table.schema['description']} One row is {table.schema['grain']}."} | describe(contract)


def write_dta(place: Path, contract: Contract, title: str, columns: list[Column], cells: list[tuple], notes: dict[str, list[str]], keys: set[str]) -> None:
    """Write one file: the cells column by column, in the smallest types that hold them. Text of a column in `keys` never becomes a long text (strL)."""
    frame = pandas.DataFrame({c.name: _series(c, column) for c, column in zip(columns, cells)})
    texts = [(c.name, column) for c, column in zip(columns, cells) if frame[c.name].dtype == "object" and c.name not in keys]
    long = [name for name, column in texts if _is_shorter_as_strl(column)]
    with warnings.catch_warnings():
        # A word that Stata keeps for itself becomes another name; the label of the column says its own.
        warnings.simplefilter("ignore", InvalidColumnName)
        writer = NotedWriter(
            place,
            frame,
            write_index=False,
            time_stamp=made_on(contract),
            data_label=shortened(title),
            variable_labels={c.name: shortened(c.label) for c in columns},
            convert_dates={c.name: "td" for c in columns if c.type == "date"},
            convert_strl=long,
            value_labels={c.name: dict(enumerate(c.codes, 1)) for c in columns if c.codes},
            version=118,
        )
    writer.notes = notes
    writer.write_file()


def shortened(text: str) -> str:
    """Return a text of at most 80 characters, cut after a word."""
    return text if len(text) <= LONGEST else text[: LONGEST - 2].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _titles(contract: Contract, table: Table) -> dict[str, list[str]]:
    """Return the titles of the codes of each column that has a codelist, in the order of their numbers."""
    columns = [column for column in columns_of(table) if column.codelist and column.codes]
    known = {c.name: {row["code"]: row.get("title") for _, row in contract.codelists[c.codelist].rows} for c in columns}
    return {column.name: [known[column.name].get(code) or code for code in column.codes] for column in columns}


def _series(column: Column, cells: tuple) -> pandas.Series:
    if column.type == "date":
        return pandas.Series(pandas.to_datetime(list(cells)), dtype="datetime64[s]")
    if column.codes:
        numbers = {code: n for n, code in enumerate(column.codes, 1)}
        return pandas.Series([numbers.get(cell) for cell in cells], dtype="Int16").pipe(pandas.to_numeric, downcast="integer")
    if column.type in NUMBERS:
        return pandas.Series(cells, dtype=NUMBERS[column.type]).pipe(pandas.to_numeric, downcast="integer" if column.type != "number" else None)
    return pandas.Series(["" if cell is None else cell for cell in cells], dtype="object")


def _is_shorter_as_strl(cells: tuple) -> bool:
    texts = [cell.encode("utf-8") for cell in cells if cell]
    widest = max(map(len, texts), default=0)
    return widest * len(cells) > STRL_CELL * len(cells) + sum(STRL_HEAD + len(text) for text in set(texts))


def _characteristic(column: str, key: str, text: str) -> bytes:
    names = b"".join(name.encode("utf-8").ljust(LONGEST_NAME, b"\0") for name in (column, key))
    content = names + text.encode("utf-8") + b"\0"
    return b"<ch>" + struct.pack("<I", len(content)) + content + b"</ch>"
