"""What the engines share: reading the contract, reading the data strictly, asking DuckDB.

Nothing in here names a table or a column of the package: all that is specific is read from the contract.
"""


def __getattr__(name: str) -> object:
    """Return `load`, `package` or `add_latticework`, imported when they are first asked for: the commands start without them."""
    if name in ("load", "package", "add_latticework"):
        from latticework import loading

        return getattr(loading, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
