"""Files of a package, read strictly and written whole: paths, JSON, CSV."""
