"""The formats that a release is built in, each from the contract and the rows alone."""
