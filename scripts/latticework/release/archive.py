"""The zip of the package and the list of checksums."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from functools import partial
from pathlib import Path

from latticework.contract.model import DESCRIPTOR, EXTRA, RELEASE, Contract
from latticework.files.paths import files_below, read_file
from latticework.release.duckdb_file import Store, made_on
from latticework.release.jsonld import sha256
from latticework.sql.cells import as_text

SUMS = "SHA256SUMS"
TEXTS = ("*.md", "CITATION.cff", "LICENSE*", "data/README.md", "docs/**/*")


def write_zip(contract: Contract, place: Path) -> None:
    """Write the descriptor, the tables, the contract and the texts that go with them as a zip: unpacked, it is the package.

    The tables that a release has beyond the package are read from the folder of `place` and go to where `latticework build dist` puts them.
    Raises Unreadable for a link.
    """
    root = contract.root
    texts = (path.relative_to(root).as_posix() for pattern in TEXTS for path in root.glob(pattern) if path.is_symlink() or path.is_file())
    paths = {DESCRIPTOR, *(t.path for t in contract.tables.values()), *files_below(root, "schemas"), *texts}
    contents = {path: partial(read_file, root, path) for path in paths} | {f"{RELEASE}/{path.name}": path.read_bytes for path in place.parent.glob(f"*{EXTRA}")}
    with zipfile.ZipFile(place, "w", compresslevel=9) as archive:
        for path in sorted(contents):
            entry = zipfile.ZipInfo(path, made_on(contract).timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, contents[path]())


def write_sums(store: Store, folder: Path) -> None:
    """Write the checksum of every file in the folder, sorted by path, as `sha256sum --check` reads them.

    The store's own file is there as a comment with the checksum of its rows: DuckDB writes a random id into it.
    """
    own = store.path.name
    lines = [f"# {own} differs in its bytes from build to build; the sha256 of its rows as CSV is {rows_digest(store)}"]
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in (SUMS, own):
            lines.append(f"{sha256(path)}  {name}")
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def rows_digest(store: Store) -> str:
    """Return the SHA-256 of the rows of all tables as text, in the order of the descriptor."""
    digest = hashlib.sha256()
    for table in store.contract.tables.values():
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([as_text(cell) for cell in row] for row in store.rows(table))
        digest.update(text.getvalue().encode("utf-8"))
    return digest.hexdigest()
