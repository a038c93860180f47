"""A package opened for reading once its bytes and tables have no error: nothing is made from data that nobody checked."""

from __future__ import annotations

from latticework.contract.model import Contract
from latticework.faults import Unreadable
from latticework.sql.database import Database
from latticework.validate.byte_layer import scan_data
from latticework.validate.tables import check_tables


def open_database(contract: Contract) -> Database:
    """Return a Database of the package, loaded and ready for SQL of the contract. Raises Unreadable with every error of its bytes and tables."""
    scans, faults = scan_data(contract)
    database = Database(contract)
    try:
        for table in contract.tables.values():
            database.load(table, scans.get(table.name))
        faults += check_tables(database)[0]
        if faults:
            raise Unreadable(sorted(faults, key=lambda fault: fault.place))
        database.offer()
    except BaseException:
        database.__exit__()
        raise
    return database
