"""The package in DuckDB: its tables, its views, its queries."""
