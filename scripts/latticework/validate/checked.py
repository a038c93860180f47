"""A package opened for reading once its bytes and tables have no error: nothing is made from data that was not checked."""

from __future__ import annotations

from latticework.contract.model import Contract
from latticework.errors import Unreadable
from latticework.sql.database import Database
from latticework.validate.byte_layer import scan_data
from latticework.validate.tables import check_tables


def open_database(contract: Contract) -> Database:
    """Return a Database of the package, loaded and ready for SQL of the contract. Raises Unreadable with every error of its bytes and tables."""
    scans, errors = scan_data(contract)
    database = Database(contract)
    try:
        for table in contract.tables.values():
            database.load(table, scans.get(table.name))
        errors += check_tables(database)[0]
        if errors:
            raise Unreadable(sorted(errors, key=lambda error: error.place))
        database.offer()
    except BaseException:
        database.__exit__()
        raise
    return database
