"""Files that are written whole or not at all, and the check that a generated one is fresh."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: there, what a killed process has left stays.
    fcntl = None  # type: ignore[assignment]

from latticework.errors import printable


def write_whole(place: Path, data: bytes) -> None:
    """Write a file so that it is there whole or, whatever happens, as it was."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        # A name of its own: two processes that write the same file must not share one.
        handle, name = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.chmod(0o666 & ~_umask())
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def folder_made_whole(folder: Path, mark: str, what: str) -> Iterator[Path]:
    """Yield an empty folder; once the block ends without an error it takes the place of `folder`, which was made so before or is not there.

    A folder made so holds a `what`, known by the file `mark` in it. Raises ValueError when `folder` holds anything else, or the current folder.
    """
    if Path.cwd().is_relative_to(folder.resolve()):
        raise ValueError(f"{folder} is the current folder or holds it: name another folder with --out")
    if folder.exists() and not (folder / mark).is_file() and any(folder.iterdir()):
        raise ValueError(f"{folder} holds no {what}, so it is not replaced: name another folder with --out")
    folder.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{folder.name}-unfinished-"
    _remove_unfinished(folder.parent, prefix)
    with tempfile.TemporaryDirectory(prefix=prefix, dir=folder.parent) as scratch, _locked(scratch):
        made = Path(scratch) / "new"
        made.mkdir(mode=0o755)
        yield made
        if folder.exists():
            folder.rename(Path(scratch) / "old")
        made.rename(folder)


def _remove_unfinished(parent: Path, prefix: str) -> None:
    """Remove what a process that was killed has left; a folder in which another one works is locked."""
    for name in [name for name in os.listdir(parent) if name.startswith(prefix)] if fcntl else []:
        with suppress(OSError), _locked(parent / name):
            shutil.rmtree(parent / name)


@contextmanager
def _locked(folder: str | Path) -> Iterator[None]:
    """Hold the lock of a folder, which the system takes back when the process ends. Raises OSError when another process holds it."""
    if not fcntl:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def stale(root: Path, files: dict[str, bytes]) -> list[str]:
    """Return the paths below `root` that do not hold just those bytes."""
    return [path for path, data in files.items() if not (root / path).is_file() or (root / path).read_bytes() != data]


def write_or_check(root: Path, files: dict[str, bytes], check: bool, command: str) -> int:
    """Write the files that are stale and return 0; with `check`, write none, name each and `command`, and return 1 if there is any."""
    if not files and not check:
        print(f"{command}: the package has none", file=sys.stderr)
    old = stale(root, files)
    for path in old:
        if check:
            print(f"{printable(path)} is stale: run {command}")
        else:
            write_whole(root / path, files[path])
    return int(check and bool(old))
