"""New rows: what the contract asks of an entry, the rows and claims that it becomes, and what is still wrong with them."""
