"""Documents and figures that are generated from the contract and the data."""
