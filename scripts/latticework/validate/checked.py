"""A package opened for reading once its bytes and tables have no error: nothing is made from data that was not checked."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from latticework.contract.model import Contract
from latticework.errors import Unreadable, printable
from latticework.sql.database import Database, identifier, literal
from latticework.validate.byte_layer import scan_data
from latticework.validate.tables import check_tables


@contextmanager
def open_database(contract: Contract, beside: Iterable[Path] = ()) -> Iterator[Database]:
    """Yield a Database of the package, loaded and ready for SQL of the contract.

    Each CSV file in `beside` is a table of text under its name without ending. Raises Unreadable with every error of bytes and tables.
    """
    scans, errors = scan_data(contract)
    with Database(contract) as database:
        for table in contract.tables.values():
            database.load(table, scans.get(table.name))
        errors += check_tables(database)[0]
        if errors:
            raise Unreadable(sorted(errors, key=lambda error: error.place))
        for place in beside:
            sql = f"create table {identifier(place.stem)} as from read_csv({literal(glob.escape(str(place)))}, header = true, all_varchar = true)"
            database.run(sql, printable(place.name))
        database.offer()
        yield database
