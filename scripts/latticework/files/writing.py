"""Files that are written whole or not at all, and the check that a generated one is fresh."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(place: Path, data: bytes) -> None:
    """Write a file so that it is there whole or, whatever happens, as it was."""
    place.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own: two processes that write the same file must not share one.
    handle, name = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o666 & ~_umask())
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def stale(root: Path, files: dict[str, bytes]) -> list[str]:
    """Return the paths below `root` that do not hold just those bytes."""
    return [path for path, data in files.items() if not (root / path).is_file() or (root / path).read_bytes() != data]


def write_or_check(root: Path, files: dict[str, bytes], check: bool, command: str) -> int:
    """Write the files that are stale and return 0; with `check`, write none, name each and `command`, and return 1 if there is any."""
    old = stale(root, files)
    for path in old:
        if check:
            print(f"{path} is stale: run {command}")
        else:
            write_whole(root / path, files[path])
    return int(check and bool(old))
