"""`python -m latticework`."""

import sys

from latticework.cli import main

if __name__ == "__main__":
    sys.exit(main())
