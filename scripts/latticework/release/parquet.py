"""Parquet, one file per table: listed values as dictionaries, and what each column means in the file."""

from __future__ import annotations

from pathlib import Path

import pyarrow
from pyarrow import parquet

from latticework.contract.model import Table
from latticework.release.columns import Column, columns_of
from latticework.release.duckdb_file import Store, describe
from latticework.sql.database import identifier, literal


def write_parquet(store: Store, folder: Path) -> None:
    """Write each table as Parquet with the types of its columns into the folder, which must exist."""
    for table in store.contract.tables.values():
        columns = columns_of(table)
        found = store.con.sql(f"select {', '.join(map(_picked, columns))} from {identifier(table.name)}").to_arrow_table()
        fields = [field.with_metadata(_about(column)) for field, column in zip(found.schema, columns)]
        schema = pyarrow.schema(fields, metadata=_head(store, table))
        parquet.write_table(found.cast(schema), folder / f"{table.name}.parquet", compression="zstd")


def _picked(column: Column) -> str:
    name = identifier(column.name)
    return f"cast({name} as enum({', '.join(map(literal, column.codes))})) as {name}" if column.codes else name


def _about(column: Column) -> dict[str, str]:
    return {key: text for key, text in (("title", column.title), ("description", column.description), ("codelist", column.codelist)) if text}


def _head(store: Store, table: Table) -> dict[str, str]:
    return {"title": table.schema["title"], "description": f"{table.schema['description']} One row is {table.schema['grain']}."} | describe(store.contract)
