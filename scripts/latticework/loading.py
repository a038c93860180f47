"""Tables of a package as data frames, in one line: `latticework.load("TABLE")`.

The package is a folder (a clone), the zip file of a release, or the web address of that zip.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import urllib.request
import zipfile
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import TYPE_CHECKING

from latticework.contract.load import load_contract
from latticework.contract.model import DESCRIPTOR, EXTRA, RELEASE, Contract, Table
from latticework.errors import Unreadable
from latticework.release.columns import BOUNDS, codes_of

if TYPE_CHECKING:
    import pandas

SUMS = "SHA256SUMS"
JOIN = "schemas/exports/join.json"
LARGEST_DOWNLOAD = 2**30
FRAME_TYPES = {"integer": "Int64", "year": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[s]"}


def package(source: str | os.PathLike[str] | None = None) -> Contract:
    """Return the package at `source`: its descriptor, tables and codelists.

    `source` is a folder, a zip file or the web address of a zip file; without it, the folder that holds the nearest datapackage.json,
    from the current one upwards. A download is checked against the SHA256SUMS next to it and kept in the user's cache.
    Raises FileNotFoundError when there is none, ValueError when a checksum differs or the package cannot be read.
    """
    try:
        return load_contract(_folder(source))
    except Unreadable as error:
        raise ValueError(str(error)) from None


def load(table: str, source: str | os.PathLike[str] | None = None) -> pandas.DataFrame:
    """Return one table of the package as a pandas DataFrame; `source` as for `package`.

    Columns have the types of the schema, columns whose values are listed are categories in the order of the list, and a column of partial dates is followed
    by two real dates, the first and the last possible day (`*_min`, `*_max`). An empty cell is missing, the text NA is not.
    A release has tables beyond the package, such as a panel: they are in its zip, and in a clone after `make build`.
    Raises KeyError for a table that does not exist.
    """
    contract = package(source)
    if table in contract.tables:
        return _frame(contract, contract.tables[table])
    place = contract.root / RELEASE / f"{table}{EXTRA}"
    if not place.is_file():
        raise KeyError(f"{table} is not a table of the package; choose from {', '.join(contract.tables)}, or make the tables of a release: make build")
    return _pandas().read_csv(place, keep_default_na=False, na_values=[""]).convert_dtypes()


def add_latticework(frame: pandas.DataFrame, codes: str = "cow", source: str | os.PathLike[str] | None = None, prefix: str | None = None) -> pandas.DataFrame:
    """Return a frame of dyad-years with the columns of the package's panel added to its own; no row is added, and their order and index stay.

    `codes` says by which codes of states to join: those of the keys in schemas/exports/join.json, which names the columns that the frame must
    have. The new columns begin with `prefix`, by default the one given there. A pair or year outside the panel is missing; `source` as for `package`.
    Raises KeyError for codes or columns that are not there, ValueError when the frame has a new column already.
    """
    pandas = _pandas()
    contract = package(source)
    join = json.loads((contract.root / JOIN).read_text(encoding="utf-8"))
    if codes not in join["keys"]:
        raise KeyError(f"unknown codes {codes}; choose from {', '.join(join['keys'])}")
    keys = join["keys"][codes]
    if missing := [key for key in keys if key not in frame]:
        raise KeyError(f"the frame has no column {', '.join(missing)}")
    panel = load(join["table"], contract.root).dropna(subset=keys).set_index(keys)
    panel = panel.drop(columns=[name for name in sum(join["keys"].values(), join["ids"]) if name in panel])
    panel = panel.add_prefix(join["prefix"] if prefix is None else prefix)
    if taken := [name for name in panel if name in frame]:
        raise ValueError(f"the frame has the column {taken[0]} already: choose another prefix")
    found = frame[keys].merge(panel, how="left", left_on=keys, right_index=True, validate="many_to_one")
    return pandas.concat([frame, found[list(panel)]], axis="columns")


def _pandas() -> ModuleType:
    try:
        import pandas  # slow to start, and `package` does without
    except ModuleNotFoundError:
        raise ModuleNotFoundError('a data frame needs pandas, which is not installed; in a clone of Latticework, type: pip install ".[frames]"') from None
    return pandas


def _frame(contract: Contract, table: Table) -> pandas.DataFrame:
    pandas = _pandas()
    frame = pandas.read_csv(contract.root / table.path, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")
    columns = {}
    for field in table.fields:
        column = frame[field.name]
        if codes := codes_of(field):
            column = column.astype(pandas.CategoricalDtype(codes))
        elif field.type == "boolean":
            column = column.map({"true": True, "false": False}).astype("boolean")
        elif field.type in FRAME_TYPES:
            column = column.astype(FRAME_TYPES[field.type])  # type: ignore[call-overload]
        columns[field.name] = column
        if field.raw.get("partialDate"):
            texts = [None if pandas.isna(cell) else cell for cell in frame[field.name]]
            for ending, (_, bound) in BOUNDS.items():
                columns[f"{field.name}_{ending}"] = pandas.Series([bound(text) for text in texts], dtype="datetime64[s]")
    return pandas.DataFrame(columns)


def _folder(source: str | os.PathLike[str] | None) -> Path:
    if source is None:
        here = Path.cwd()
        found = next((folder for folder in (here, *here.parents) if (folder / DESCRIPTOR).is_file()), None)
        if found is None:
            raise FileNotFoundError(f"no {DESCRIPTOR} in {here} or above it; give the folder, the zip file or the web address of a release")
        return found
    if isinstance(source, str) and source.startswith(("https://", "http://")):
        return _unpacked(_downloaded(source))
    place = Path(source)
    if not place.exists():
        raise FileNotFoundError(f"{place} does not exist")
    return _unpacked(place) if place.is_file() and place.name != DESCRIPTOR else place.parent if place.is_file() else place


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(base) / "latticework"


def _downloaded(address: str) -> Path:
    """Return the file at a web address, from the cache when it is there, checked against the list of checksums next to it."""
    place = _cache() / hashlib.sha256(address.encode()).hexdigest() / PurePosixPath(address).name
    if not place.is_file():
        data = _read(address)
        listed = dict(line.split("  ", 1)[::-1] for line in _read(address.rsplit("/", 1)[0] + f"/{SUMS}").decode().splitlines() if not line.startswith("#"))
        found = hashlib.sha256(data).hexdigest()
        if listed.get(place.name) != found:
            raise ValueError(f"{address} has the checksum {found}, and {SUMS} next to it lists {listed.get(place.name, 'none')}")
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f"{place.name}.{os.getpid()}")
        part.write_bytes(data)
        part.replace(place)
    return place


def _read(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as answer:
        data = answer.read(LARGEST_DOWNLOAD + 1)
    if len(data) > LARGEST_DOWNLOAD:
        raise ValueError(f"{address} is larger than {LARGEST_DOWNLOAD} bytes")
    return data


def _unpacked(archive: Path) -> Path:
    """Return the folder of a zip's package in the cache, unpacked once for each content."""
    folder = _cache() / hashlib.sha256(archive.read_bytes()).hexdigest()
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.mkdtemp(dir=folder.parent)
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(scratch)
        try:
            Path(scratch).rename(folder)
        except OSError:  # Another process was faster.
            shutil.rmtree(scratch, ignore_errors=True)
    return folder
