"""What the engines share: reading the contract, reading the data strictly, asking DuckDB.

Nothing in here names a table or a column of the package: all that is specific is read from the contract.
"""


def __getattr__(name: str) -> object:
    """Return `load` or `package`; they are imported when they are first asked for, since the commands start without them."""
    if name in ("load", "package"):
        from latticework import loading

        return getattr(loading, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
