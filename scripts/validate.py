"""`latticework validate`, from a clone in which nothing is installed but requirements.txt."""

import sys

from latticework.cli import main

if __name__ == "__main__":
    sys.exit(main(["validate", *sys.argv[1:]]))
