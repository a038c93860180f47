"""What the engines share: reading the contract, reading the data strictly, asking DuckDB.

Nothing in here names a table or a column of the package: all that is specific is read from the contract.
"""
