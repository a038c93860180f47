"""Parquet, one file per table."""

from __future__ import annotations

from pathlib import Path

from latticework.release.duckdb_file import Store
from latticework.sql.database import identifier, literal


def write_parquet(store: Store, folder: Path) -> None:
    """Write each table as Parquet with the types of its columns into the folder, which must exist."""
    for name in store.contract.tables:
        place = literal(str(folder / f"{name}.parquet"))
        store.con.execute(f"copy {identifier(name)} to {place} (format parquet, compression zstd)")
