"""CSV read by its bytes: what a file may look like before any parser is let near it.

One physical line is one row: no cell holds a line break, so row n is on line n + 1 and every error has a line.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from latticework.errors import WHOLE_ROW, Error, merged, printable
from latticework.files.characters import MISREAD_BYTES, may_break_nfc, misread, name_of, refused, refused_at
from latticework.files.csv_rows import LONGEST_LINE, MERGE_MARKERS, broken_row, conflict_end, delimiter_of, rows_pattern, what_is_wrong

BLOCK = 8 * 2**20
ASCII = bytes(range(128))
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass
class Scan:
    """What the bytes of one file say: its errors, how many lines, which lines cannot be read as rows."""

    path: str
    header: list[str]
    errors: list[Error] = field(default_factory=list)
    lines: int = 0
    bad_lines: set[int] = field(default_factory=set)
    usable: bool = True
    as_it_is: bool = True

    def add(self, rule: str, line: int, found: str, column: str = WHOLE_ROW, kind: str = "") -> None:
        """Note an error of the file as a whole: its rows can still be read."""
        self.errors.append(Error(rule, self.path, line, column, printable(found), kind=kind))
        self.as_it_is = False

    def add_bad_line(self, rule: str, line: int, found: str, column: str = WHOLE_ROW, kind: str = "") -> None:
        """Note an error that keeps one line from being read as a row; the first one of a line counts."""
        if line not in self.bad_lines:
            self.bad_lines.add(line)
            self.add(rule, line, found, column, kind)


def scan(path: str, place: Path, header: list[str]) -> Scan:
    """Return the Scan of the file at `place`, named `path` in messages, whose first line should read `header`.

    `usable` is False when no rows can be read at all: an empty file, wide characters, another header.
    """
    result = Scan(path, header)
    with open(place, "rb") as file:
        for block in _blocks(file, result):
            _scan_block(block, result)
            if not result.usable:
                break
    if result.lines == 0 and result.usable:
        result.add("bytes.empty", 1, "the file is empty")
        result.usable = False
    result.errors = merged(result.errors)
    return result


def clean_copy(place: Path, result: Scan) -> Iterator[bytes]:
    """Yield the blocks of the file with every error of `result` taken out, each bad line replaced by empty cells."""
    blank, line = b"," * (len(result.header) - 1) + b"\n", 0
    with open(place, "rb") as file:
        for block in _blocks(file, Scan(result.path, result.header)):
            rows = block.split(b"\n")[:-1]
            yield b"".join(blank if line + n in result.bad_lines else row + b"\n" for n, row in enumerate(rows, 1))
            line += len(rows)


def read_small(path: str, place: Path) -> tuple[list[str], list[tuple[int, list[str]]], list[Error]]:
    """Return header, rows as (line, cells), and errors of a small CSV file, one codelist say, read whole.

    Any header is taken as it is. Lines with an error are left out of the rows.
    """
    with open(place, "rb") as file:
        first = file.readline(LONGEST_LINE).decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n")
    header = next(csv.reader([first]), [])
    result = scan(path, place, header)
    if not result.usable:
        return header, [], result.errors
    text = b"".join(clean_copy(place, result)).decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline="\n"), strict=True))
    kept = [(line, row) for line, row in enumerate(rows, 1) if line > 1 and line not in result.bad_lines]
    return header, kept, result.errors


def _blocks(file: io.BufferedReader, result: Scan) -> Iterator[bytes]:
    """Yield the file in blocks of whole lines that end in LF, noting what is wrong with the ends of lines."""
    rest, first, crlf_line, lines = b"", True, 0, 0
    while piece := file.read(BLOCK):
        if first and piece.startswith(b"\xef\xbb\xbf"):
            result.add("bytes.bom", 1, "the file begins with a byte order mark")
            piece = piece[3:]
        first = False
        block = rest + piece
        if block.endswith(b"\r"):
            block += file.read(1)
        cut = block.rfind(b"\n") + 1
        block, rest = block[:cut], block[cut:]
        if len(rest) > LONGEST_LINE:
            # Only how the line begins and that it is too long matters from here.
            rest = rest[: LONGEST_LINE + 1]
        if b"\r\n" in block:
            crlf_line = crlf_line or lines + block.count(b"\n", 0, block.index(b"\r\n")) + 1
            block = block.replace(b"\r\n", b"\n")
        lines += block.count(b"\n")
        if block:
            yield block
    if crlf_line:
        result.add("bytes.crlf", crlf_line, "lines end in CR LF from here")
    if rest:
        result.add("bytes.final_newline", lines + 1, "the last line has no line end")
        yield rest + b"\n"


def _scan_block(block: bytes, result: Scan) -> None:
    if result.lines == 0:
        _check_header(block, result)
        if not result.usable:
            return
    if not block.isascii():
        _check_characters(block, result)
    _check_rows(block, result)
    result.lines += block.count(b"\n")


def _check_header(block: bytes, result: Scan) -> None:
    """Compare the first line with the header in the contract."""
    line = block[: block.index(b"\n")]
    result.usable = False
    if block.startswith(WIDE_MARKS) or line.count(b"\0") * 3 > len(line) > 0:
        result.add("bytes.utf8", 1, "the file is UTF-16 or UTF-32")
        return
    try:
        found = next(csv.reader([line.decode("utf-8")], strict=True), [])
    except (UnicodeDecodeError, csv.Error) as error:
        result.add("bytes.header", 1, f"the header cannot be read: {error}")
        return
    if found == result.header:
        result.usable = True
        return
    if line.startswith(MERGE_MARKERS):
        result.add("bytes.merge_marker", 1, "a merge conflict that was not resolved, in the header")
        return
    if delimiter := delimiter_of(line, len(result.header)):
        result.add("bytes.delimiter", 1, f"cells separated by {delimiter}, where commas belong")
        return
    column, words = _header_difference(found, result.header)
    result.add("bytes.header", 1, words, column)


def _header_difference(found: list[str], wanted: list[str]) -> tuple[str, str]:
    for have, want in zip(found, wanted):
        if have != want:
            return want, f"the header has {have!r} where {want!r} belongs"
    if len(found) < len(wanted):
        return wanted[len(found)], f"the header ends before {wanted[len(found)]!r}"
    return WHOLE_ROW, f"the header goes on with {found[len(wanted)]!r} after its last column"


def _check_rows(block: bytes, result: Scan) -> None:
    """Note every line of the block that is not a row of the header's number of well-formed cells."""
    rows = rows_pattern(len(result.header))
    at, line = 0, result.lines + 1
    while True:
        end = rows.match(block, at).end()
        line += block.count(b"\n", at, end)
        if end == len(block):
            break
        more, stop = broken_row(block, end, len(result.header))
        if conflict := conflict_end(block, end):
            more, stop = block.count(b"\n", end, conflict), conflict
            result.add_bad_line("bytes.merge_marker", line, f"a merge conflict that was not resolved, to line {line + more}")
        elif more:
            result.add_bad_line("bytes.line_break", line, f"a line break inside a cell: the row continues to line {line + more}")
        elif line not in result.bad_lines:
            rule, found, kind = what_is_wrong(block[end:stop], len(result.header))
            result.add_bad_line(rule, line, found, kind=kind)
        result.bad_lines.update(range(line + 1, line + more + 1))
        at, line = stop + 1, line + more + 1
    _check_long_lines(block, result)


def _check_long_lines(block: bytes, result: Scan) -> None:
    """Note lines longer than LONGEST_LINE by hopping from line end to line end, at most that far at a time."""
    at = 0
    while at + LONGEST_LINE < len(block):
        stop = block.rfind(b"\n", at, at + LONGEST_LINE + 1)
        if stop < 0:
            line = result.lines + block.count(b"\n", 0, at) + 1
            result.add_bad_line("bytes.long_line", line, f"a line of more than {LONGEST_LINE} bytes")
            stop = block.index(b"\n", at)
        at = stop + 1


def _check_characters(block: bytes, result: Scan) -> None:
    """Note lines whose text is not UTF-8, not NFC, was read in the wrong encoding, or contains an invisible character."""
    try:
        block.decode("utf-8")
        distinct = set(block.translate(None, ASCII).decode("utf-8"))
        suspects = {char for char in distinct if refused(char) or may_break_nfc(char) or char.isspace()}
        if not suspects and not MISREAD_BYTES.search(block):
            return
    except UnicodeDecodeError:
        suspects = set()
    for number, line in enumerate(block.split(b"\n")[:-1], result.lines + 1):
        if not line.isascii():
            _check_line(line, number, result)


def _check_line(line: bytes, number: int, result: Scan) -> None:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        column, byte = _column_of(line[: error.start].decode("utf-8"), result.header), line[error.start : error.start + 1]
        result.add_bad_line("bytes.utf8", number, f"byte {byte[0]:#04x} ({byte.decode('cp1252', 'replace')} in Windows-1252) is not UTF-8", column, "utf8")
        return
    if wrong := misread(text):
        at, have, meant = wrong
        result.add("bytes.mojibake", number, f"{have} where {meant} was meant", _column_of(text[:at], result.header), "misread")
    for at, char in enumerate(text):
        if not char.isascii() and refused_at(text, at):
            result.add_bad_line("bytes.invisible", number, name_of(char), _column_of(text[:at], result.header))
    if not unicodedata.is_normalized("NFC", text):
        at = _first_difference(text, unicodedata.normalize("NFC", text))
        result.add_bad_line("bytes.nfc", number, name_of(text[at]), _column_of(text[:at], result.header))
    for column, cell in zip(result.header, _cells(text)):
        # A blank of ASCII keeps no line from being read: the tables layer names it.
        if any(char.isspace() and not char.isascii() for char in (cell[:1], cell[-1:])):
            result.add_bad_line("bytes.blank_ends", number, f"{cell!r} begins or ends with white space", column)


def _first_difference(text: str, other: str) -> int:
    return next((n for n, pair in enumerate(zip(text, other)) if pair[0] != pair[1]), min(len(text), len(other)))


def _cells(text: str) -> list[str]:
    """Return the cells of one line, none when it is not a row; why it is not is for _check_rows to say."""
    try:
        return next(csv.reader([text]), [])
    except csv.Error:
        return []


def _column_of(before: str, header: list[str]) -> str:
    """Return the name of the column in which the text `before` ends."""
    at = before.replace('""', "").count(",") if '"' not in before else len(_cells(before + "x")) - 1
    return header[at] if at < len(header) else WHOLE_ROW
