"""Spans of text checked against local copies of the documents that they are taken from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from latticework.contract.model import Contract
from latticework.errors import WHOLE_ROW, Error, Unreadable, printable
from latticework.sql.database import Database, identifier, row_key

MAPPING = "schemas/texts.json"
PARTS = {"sources": ("table", "key", "sha256"), "spans": ("table", "source", "text", "start", "end")}


@dataclass
class TextCheck:
    """What came of the check: errors, spans compared, sources whose text is here and whose is not."""

    errors: list[Error]
    spans: int = 0
    here: int = 0
    not_here: int = 0


def check_mapping(contract: Contract) -> None:
    """Raise Unreadable when schemas/texts.json names a table or column that does not exist."""
    mapping = contract.texts
    if MAPPING not in contract.texts_of:
        return
    for part, keys in PARTS.items():
        said = mapping.get(part) if isinstance(mapping, dict) else None
        if not isinstance(said, dict) or set(said) != set(keys) or not all(isinstance(v, str) for v in said.values()):
            raise Unreadable([Error("contract.texts", MAPPING, 1, part, f"{part} gives {', '.join(keys)}")])
        table = contract.tables.get(said["table"])
        missing = [said[key] for key in keys[1:] if table is None or said[key] not in table.columns]
        if missing:
            raise Unreadable([Error("contract.texts", MAPPING, 1, part, printable(f"{said['table']} has no column {missing[0]}"))])


def check_texts(database: Database, folder: Path) -> TextCheck:
    """Return the TextCheck of every span whose source's text, known by its sha256, is in `folder`.

    Offsets count code points of the file as it is. A file that no source's sha256 names is an error. Raises Unreadable
    when the folder cannot be read or the contract does not say which columns hold spans.
    """
    contract = database.contract
    if contract.texts is None:
        raise Unreadable([Error("contract.texts", MAPPING, 1, WHOLE_ROW, "the contract does not say which columns hold spans")])
    if not folder.is_dir():
        raise Unreadable([Error("texts.folder", printable(folder.name), 1, WHOLE_ROW, "no such folder of texts")])
    files = {path: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file() and not path.name.startswith(".")}
    by_hash = {hashlib.sha256(data).hexdigest(): path for path, data in files.items()}
    sources = _sources(database)
    result = TextCheck([], here=len([digest for digest in sources.values() if digest in by_hash]))
    result.not_here = len(sources) - result.here
    for digest, path in by_hash.items():
        named = [source for source, wanted in sources.items() if wanted == digest]
        if not named:
            words = f"its sha256 {digest} is that of no source: the file, or the column, was changed"
            result.errors.append(Error("texts.unknown_file", printable(path.name), 1, WHOLE_ROW, words))
            continue
        try:
            text = files[path].decode("utf-8")
        except UnicodeDecodeError:
            result.errors.append(Error("texts.unreadable", printable(path.name), 1, WHOLE_ROW, "not UTF-8"))
            continue
        for source in named:
            _compare(database, source, text, result)
    return result


def _sources(database: Database) -> dict[str, str]:
    """Return the sha256 of each source that has one."""
    said = database.contract.texts["sources"]
    digest = identifier(said["sha256"])
    query = f"select {identifier(said['key'])}, {digest} from {identifier(said['table'])} where {digest} is not null"
    return dict(database.con.execute(query).fetchall())


def _compare(database: Database, source: str, text: str, result: TextCheck) -> None:
    said = database.contract.texts["spans"]
    table = database.contract.tables[said["table"]]
    words, start, end = (identifier(said[key]) for key in ("text", "start", "end"))
    query = (
        f"select {table.position}, {row_key(table)}, {words}, {start}, {end} "
        f"from {identifier(table.name)} where {identifier(said['source'])} = ? and ({start} is not null or {end} is not null)"
    )
    for rowid, row_id, quoted, first, last in database.con.execute(query, [source]).fetchall():
        result.spans += 1
        known = first is not None and last is not None and 0 <= first <= last
        there = text[first:last] if known else ""
        if not known or there != quoted:
            found = f"{quoted!r} is not the text at {first}:{last}: {there!r}"
            result.errors.append(Error("texts.span_differs", table.path, rowid + 2, said["text"], printable(found, 400), row_id, table.name))
