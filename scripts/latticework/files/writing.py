"""Files that are written whole or not at all, and the check that a generated one is fresh."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(place: Path, data: bytes) -> None:
    """Write a file so that it is there whole or, whatever happens, as it was."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(place.name + ".part")
    try:
        part.write_bytes(data)
        os.replace(part, place)
    finally:
        part.unlink(missing_ok=True)


def stale(root: Path, files: dict[str, bytes]) -> list[str]:
    """Return the paths below `root` that do not hold just those bytes."""
    return [path for path, data in files.items() if not (root / path).is_file() or (root / path).read_bytes() != data]
