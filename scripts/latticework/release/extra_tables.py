"""Tables that a release has beyond the package: one per query of schemas/exports/tables, as Parquet, CSV, Stata and R."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow
from pyarrow import parquet

from latticework.contract.model import EXTRA, Contract, statement_head
from latticework.files.paths import list_folder, read_contract_file
from latticework.release.columns import Column
from latticework.release.duckdb_file import describe
from latticework.release.rds import write_frame
from latticework.release.stata import write_dta
from latticework.sql.database import Database, literal
from latticework.sql.views import run_query

QUERIES = "schemas/exports/tables"


def write_extra_tables(database: Database, folder: Path) -> dict[str, pyarrow.Table]:
    """Write the rows of each query as parquet/NAME.parquet, NAME.csv.gz, stata/NAME.dta and r/NAME.rds below the folder.

    A query may read every view, and the result of a query before it by its name. Its head may say `labels: CODELIST.COLUMN`, whose cells
    label the columns that are codes of the list, and `sheet: yes`: then its result is returned, by its name, for the workbook.
    Raises Unreadable for SQL that cannot run.
    """
    sheets = {}
    for path in list_folder(database.contract.root, QUERIES, ".sql"):
        sql = read_contract_file(database.contract.root, path).decode("utf-8")
        name, head, found = Path(path).stem, statement_head(sql), run_query(database, sql, path)
        database.con.register(name, found)
        _write(database.contract, found, folder, name, head)
        if "sheet" in head:
            sheets[name] = found
    return sheets


def _write(contract: Contract, found: pyarrow.Table, folder: Path, name: str, head: dict[str, str]) -> None:
    description = head.get("description", "")
    about = {"description": description} | describe(contract)
    labels = _labels(contract, head)
    columns = [_column(found, field, labels.get(field.name, field.name.replace("_", " "))) for field in found.schema]
    fields = [field.with_metadata({"title": column.title}) for field, column in zip(found.schema, columns)]
    parquet.write_table(found.cast(pyarrow.schema(fields, metadata=about)), folder / "parquet" / f"{name}.parquet", compression="zstd")
    with duckdb.connect() as con:
        # One thread writes the blocks in one order: the same bytes every time.
        con.execute("set threads = 1")
        con.register("found", found)
        con.execute(f"copy found to {literal(str(folder / f'{name}{EXTRA}'))} (format csv, header, compression gzip)")
    cells = [tuple(column.to_pylist()) for column in found.columns]
    notes = {"_dta": [f"{key}: {text}" for key, text in about.items()]}
    # Every column may be one to join on, and Stata joins on no long text.
    write_dta(folder / "stata" / f"{name}.dta", contract, description, columns, cells, notes, set(found.column_names))
    write_frame(folder / "r" / f"{name}.rds", description, columns, cells)


def _labels(contract: Contract, head: dict[str, str]) -> dict[str, str]:
    codelist, _, words = head.get("labels", "").partition(".")
    return {row["code"]: row[words] for _, row in contract.codelists[codelist].rows} if codelist else {}


def _column(found: pyarrow.Table, field: pyarrow.Field, title: str) -> Column:
    """Return a column of a result: a number, or text, with its listed values where SQL made it an enum."""
    if pyarrow.types.is_dictionary(field.type):
        return Column(field.name, "string", title, codes=tuple(found.column(field.name).combine_chunks().dictionary.to_pylist()))
    return Column(field.name, "integer" if pyarrow.types.is_integer(field.type) else "string", title)
