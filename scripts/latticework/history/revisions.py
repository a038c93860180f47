"""A version of a package by its folder or by its git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from latticework.contract.model import DESCRIPTOR
from latticework.files.paths import safe_path

NOT_FOUND = "neither a folder with a package nor a git revision of one"


@contextmanager
def folder_of(version: str, package: Path) -> Iterator[Path]:
    """Yield the folder in which a version of the package can be read: a folder as it is, a git revision as a temporary copy.

    Raises ValueError when it is neither, or when the revision holds no package.
    """
    if (Path(version) / DESCRIPTOR).is_file():
        yield Path(version)
        return
    with tempfile.TemporaryDirectory(prefix="latticework-") as folder:
        _unpack(_archive(version, package), Path(folder))
        if not (Path(folder) / DESCRIPTOR).is_file():
            raise ValueError(f"{version} holds no package")
        yield Path(folder)


def _archive(revision: str, package: Path) -> bytes:
    if revision.startswith("-"):
        raise ValueError(f"{revision} is {NOT_FOUND}")
    try:
        # The tree below the package's own folder, so that a package may live in a part of a repository.
        result = subprocess.run(["git", "-C", str(package), "archive", "--format=tar", revision], capture_output=True)
    except FileNotFoundError:
        raise ValueError(f"{revision} is no folder with a package, and git is not installed") from None
    if result.returncode:
        words = result.stderr.decode("utf-8", "backslashreplace").strip().splitlines()
        raise ValueError(f"{revision} is {NOT_FOUND}" + (f" ({words[0]})" if words else ""))
    return result.stdout


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the regular files of an archive; links and paths that lead elsewhere are left out."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            if member.isfile() and safe_path(member.name) and member.name.startswith((DESCRIPTOR, "data/", "schemas/")):
                place = folder / member.name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(tar.extractfile(member).read())
