"""A starter package: a small valid one, to change into one's own."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from latticework.contract.model import DESCRIPTOR
from latticework.entry.rows import slug
from latticework.files.writing import write_whole

STARTER = Path(__file__).with_name("starter_package")


def write_starter(folder: Path) -> None:
    """Write the starter package into a new folder and name the package after it. Raises ValueError when the folder holds files."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder} is not an empty folder")
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            write_whole(folder / path.relative_to(STARTER), path.read_bytes())
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    now = datetime.now(UTC).strftime("%Y-%m-%dT00:00:00Z")
    descriptor |= {"name": slug(folder.resolve().name) or descriptor["name"], "created": now}
    write_whole(folder / DESCRIPTOR, (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode("utf-8"))
