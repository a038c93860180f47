"""Paths inside a package, and nowhere else."""

from __future__ import annotations

import math
import os
import re
import stat
from pathlib import Path

from latticework.errors import Error, Unreadable, printable

SAFE_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
LARGEST_CONTRACT_FILE = 8 * 2**20


def safe_path(path: object) -> bool:
    """Return whether `path` is a plain relative path: no URL, no drive, no `..`, no hidden or empty part."""
    return isinstance(path, str) and len(path) < 400 and SAFE_PATH.fullmatch(path) is not None


def locate(root: Path, path: str) -> str | None:
    """Return what keeps `root/path` from being read as a file of the package, or None when nothing does.

    A link anywhere on the way is refused, wherever it leads, and so is anything that is not a regular file.
    """
    return _look(root, path) if safe_path(path) else "not a plain path inside the package"


def leads_out(root: Path, path: object) -> str | None:
    """Return what keeps `root/path` from being a file in the folder of the package, or missing there; None when nothing does.

    Names may hold any printable character, as the standard allows, but must not begin with a point.
    """
    path = path.removeprefix("./") if isinstance(path, str) else path
    if not isinstance(path, str) or not path.isprintable() or "\\" in path or ":" in path or any(part[:1] in ("", ".") for part in path.split("/")):
        return "not a path inside the package"
    reason = _look(root, path)
    return None if reason == "no such file" else reason


def _look(root: Path, path: str) -> str | None:
    place = root
    for part in path.split("/"):
        place = place / part
        try:
            mode = os.lstat(place).st_mode
        except OSError:
            return "no such file"
        if stat.S_ISLNK(mode):
            return "a symbolic link"
    return None if stat.S_ISREG(mode) else "not a regular file"


def read_contract_file(root: Path, path: str) -> bytes:
    """Return the bytes of one file of the contract. Raises Unreadable when it is not there, too large or not safe to read."""
    return read_file(root, path, LARGEST_CONTRACT_FILE)


def read_file(root: Path, path: str, largest: float = math.inf) -> bytes:
    """Return the bytes of one file of the package, at most `largest` of them. Raises Unreadable as `read_contract_file` does."""
    reason = locate(root, path)
    if reason is None and os.path.getsize(root / path) > largest:
        reason = f"larger than {largest} bytes"
    if reason is None:
        try:
            return (root / path).read_bytes()
        except OSError as error:
            reason = f"not readable ({error.strerror})"
    rule = "contract.missing_file" if reason == "no such file" else "contract.unsafe_path"
    raise Unreadable([Error(rule, printable(path), 1, "*", reason)])


def list_folder(root: Path, folder: str, ending: str) -> list[str]:
    """Return the sorted package paths of the files in `folder` whose names end with `ending`; none when it is absent.

    Raises Unreadable when the folder is a link.
    """
    _refuse_link(root, folder)
    place = root / folder
    if not place.is_dir():
        return []
    return sorted(f"{folder}/{entry.name}" for entry in os.scandir(place) if entry.name.endswith(ending))


def files_below(root: Path, folder: str) -> list[str]:
    """Return the sorted package paths of all files below `folder`, at any depth; none when it is absent.

    Raises Unreadable for a link, wherever it leads, and for what is neither a file nor a folder.
    """
    _refuse_link(root, folder)
    found = []
    for place, folders, names in os.walk(root / folder):
        for name in [*folders, *names]:
            mode = os.lstat(os.path.join(place, name)).st_mode
            path = Path(place, name).relative_to(root).as_posix()
            if stat.S_ISREG(mode):
                found.append(path)
            elif not stat.S_ISDIR(mode):
                words = "a symbolic link" if stat.S_ISLNK(mode) else "not a regular file"
                raise Unreadable([Error("contract.unsafe_path", printable(path), 1, "*", words)])
    return sorted(found)


def _refuse_link(root: Path, folder: str) -> None:
    parts = folder.split("/")
    if any((root / "/".join(parts[: n + 1])).is_symlink() for n in range(len(parts))):
        raise Unreadable([Error("contract.unsafe_path", folder, 1, "*", "a symbolic link")])
