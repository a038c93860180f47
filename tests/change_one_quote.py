"""Change one character of the first span that has offsets, in the package given as argument. For CI and tests."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from support import read_json, read_rows, write_rows


def change_one_quote(package: Path) -> str:
    """Change the last character of the first span with offsets and return the line and column that must be reported."""
    spans = read_json(package / "schemas" / "texts.json")["spans"]
    resource = next(r for r in read_json(package / "datapackage.json")["resources"] if r["name"] == spans["table"])
    rows = read_rows(package / resource["path"])
    number, row = next((n, row) for n, row in enumerate(rows) if row[spans["start"]])
    text = row[spans["text"]]
    row[spans["text"]] = text[:-1] + ("y" if text[-1] == "x" else "x")
    write_rows(package / resource["path"], list(row), rows)
    return f"{resource['path']}:{number + 2}:{spans['text']}"


if __name__ == "__main__":
    print(change_one_quote(Path(sys.argv[1])))
