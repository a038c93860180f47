"""The shape of a row of CSV in bytes, and what keeps a line from having it."""

from __future__ import annotations

import re
from functools import cache

LONGEST_LINE = 2**20
PLAIN = rb'[^",\x00-\x1f\x7f]'
QUOTED = rb'"[^"\x00-\x1f\x7f]*+(?:""[^"\x00-\x1f\x7f]*+)*+"'
CELL = b"(?:" + QUOTED + b"|" + PLAIN + b"*+)"
CONTROL = re.compile(rb"[\x00-\x1f\x7f]")
MERGE_MARKERS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
DELIMITERS = {b";": "semicolons", b"\t": "tabs", b"|": "vertical bars"}


@cache
def rows_pattern(cells: int) -> re.Pattern[bytes]:
    """Return the pattern of a run of rows that each have that many cells."""
    if cells == 1:
        # A row of one empty cell would be a blank line.
        row = b"(?:" + QUOTED + b"|" + PLAIN + b"++)"
    else:
        row = CELL + (b"," + CELL) * (cells - 1)
    return re.compile(b"(?:" + row + b"\n)*+")


def broken_row(block: bytes, start: int, cells: int) -> tuple[int, int]:
    """Return over how many further lines the row at `start` continues because a quoted cell holds line breaks, and where it ends.

    Only lines that together form one row of that many cells count: a stray quotation mark must not hide the lines below it.
    """
    row = _row_with_breaks(cells).match(block, start)
    stop = row.end() - 1 if row and row.end() - start <= LONGEST_LINE else block.index(b"\n", start)
    return block.count(b"\n", start, stop), stop


@cache
def _row_with_breaks(cells: int) -> re.Pattern[bytes]:
    quoted = rb'"(?:[^"\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|""){0,65536}+"'
    cell = b"(?:" + quoted + b"|" + PLAIN + b"*+)"
    return re.compile(cell + (b"," + cell) * (cells - 1) + rb"\r?\n")


def conflict_end(block: bytes, start: int) -> int | None:
    """Return where the merge conflict that begins at `start` ends, None when no conflict begins there or only a part of one was left."""
    if not block.startswith(MERGE_MARKERS[0], start):
        return None
    last = block.find(b"\n" + MERGE_MARKERS[-1], start)
    return block.index(b"\n", last + 1) if last >= 0 else None


def delimiter_of(line: bytes, cells: int) -> str | None:
    """Return what separates the cells of a line, in words, when that is no comma but something else that gives just so many cells."""
    return next((name for sign, name in DELIMITERS.items() if cells > 1 and line.count(sign) == cells - 1), None)


def what_is_wrong(line: bytes, cells: int) -> tuple[str, str, str]:
    """Return the diagnostic of a line that is not a row of that many cells, what is found there, and the kind of slip (see Error)."""
    if not line:
        return "bytes.blank_line", "a blank line", "blank"
    if len(line) > LONGEST_LINE:
        return "bytes.long_line", f"a line of more than {LONGEST_LINE} bytes", ""
    if line.startswith(MERGE_MARKERS):
        return "bytes.merge_marker", f"a line that begins with {line[:7].decode()}, left by a merge", "marker"
    if delimiter := delimiter_of(line, cells):
        return "bytes.delimiter", f"cells separated by {delimiter}, where commas belong", delimiter
    control = CONTROL.search(line)
    if control and control.group() == b"\r" and _row_with_breaks(cells).match(line + b"\n"):
        return "bytes.line_break", "a line break (carriage return) inside a cell", ""
    if control:
        rule = "bytes.bare_cr" if control.group() == b"\r" else "bytes.control"
        return rule, f"control character {control.group()[0]:#04x} at byte {control.start() + 1} of the line", ""
    count = _count_cells(line)
    if count is None:
        return "bytes.quote", "a quotation mark that is neither around a whole cell nor doubled inside one", ""
    return "bytes.ragged", f"{count} cells where the header has {cells}", ""


def _count_cells(line: bytes) -> int | None:
    """Return how many well-formed cells the line has, None when it has none but ill-formed ones."""
    at, count, cell = 0, 0, re.compile(CELL)
    while True:
        at, count = cell.match(line, at).end(), count + 1
        if at == len(line):
            return count
        if line[at : at + 1] != b",":
            return None
        at += 1
