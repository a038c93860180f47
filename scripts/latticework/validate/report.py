"""A verdict in words: for people, for programs, for GitHub."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from typing import TextIO

from latticework.errors import LONGEST_FOUND, Error, printable
from latticework.validate.model import Verdict

FORMAT = 1
FEW_LINES = 5
RED, YELLOW, DIM, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"


class Progress:
    """One line on a terminal that shows what a long run is doing; silent elsewhere and in the first second."""

    def __init__(self, stream: TextIO):
        self.stream = stream
        self.live = stream.isatty()
        self.start = time.monotonic()
        self.shown = False

    def step(self, what: str) -> None:
        """Say that `what` begins."""
        seconds = time.monotonic() - self.start
        if self.live and seconds > 1:
            self.stream.write(f"\r\x1b[K{seconds:5.0f} s  {printable(what, 60)}")
            self.stream.flush()
            self.shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            self.stream.write("\r\x1b[K")


def write(verdict: Verdict, form: str, stream: TextIO, folder: str = "") -> None:
    """Write the verdict to `stream` as `text`, `json` or `github`; `folder`, with a slash, is where the package is in its repository."""
    if form == "github":
        lines = _as_github(verdict, folder)
    else:
        lines = [_as_json(verdict)] if form == "json" else _as_text(verdict, stream.isatty())
    stream.write("\n".join(lines) + "\n")


def _as_text(verdict: Verdict, colour: bool) -> list[str]:
    lines = written(verdict, colour)
    return lines + [""] * bool(lines) + _summary(verdict)


def written(verdict: Verdict, colour: bool = False) -> list[str]:
    """Return the errors of a verdict in lines of text, each error with its rule and its fix below it."""
    lines = []
    for error in verdict.errors:
        lines.append(_line(error, colour))
        lines += [f"{DIM}  {line}{PLAIN}" if colour else f"  {line}" for line in _below(error)]
    return lines


def _below(error: Error) -> list[str]:
    """Return what the rule demands and what to do, each a line, as far as they are known."""
    return [f"{word}: {printable(text, LONGEST_FOUND)}" for word, text in (("rule", error.message), ("fix", error.fix)) if text]


def _line(error: Error, colour: bool) -> str:
    rule = error.rule + (" (warning)" if error.severity == "warn" else "")
    if colour:
        rule = f"{YELLOW if error.severity == 'warn' else RED}{rule}{PLAIN}"
    row = f" ({printable(error.row_id)})" if error.row_id else ""
    return f"{error.path}:{error.line}:{error.column}  {rule}  {error.found}{row}{_also(error)}"


def _also(error: Error) -> str:
    """Return the further lines of an error in words: each where they are few."""
    if not error.also:
        return ""
    if len(error.also) > FEW_LINES:
        return f"; also on {len(error.also)} more lines, the last is {error.also[-1]}"
    return f"; also on line{'s' if len(error.also) > 1 else ''} {', '.join(map(str, error.also))}"


def _summary(verdict: Verdict) -> list[str]:
    lines = []
    if verdict.rows:
        names = list(map(printable, verdict.rows))
        width = max(map(len, [*names, "table"]))
        lines += [f"{'table':{width}}  {'rows':>8}"] + [f"{name:{width}}  {rows:8}" for name, rows in zip(names, verdict.rows.values())] + [""]
    lines += [f"{layer:9} {made:5} {unit}" for layer, made, unit in verdict.layers] + [printable(note, LONGEST_FOUND) for note in verdict.notes]
    errors = sum(error.severity == "error" for error in verdict.errors)
    warnings = len(verdict.errors) - errors
    name = f"{printable(verdict.name)} {printable(verdict.version)}".strip() or "the package"
    result = {0: "is valid", 1: "has errors", 2: "cannot be judged"}[verdict.code]
    return [*lines, f"{name} {result}: {_count(errors, 'error')}, {_count(warnings, 'warning')}"]


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _as_json(verdict: Verdict) -> str:
    document = {
        "format": FORMAT,
        "package": {"name": verdict.name, "version": verdict.version},
        "exit_code": verdict.code,
        "counts": dict(sorted(Counter(error.rule for error in verdict.errors).items())),
        "rows": verdict.rows,
        "layers": [{"layer": layer, "checks": made, "unit": unit} for layer, made, unit in verdict.layers],
        "notes": verdict.notes,
        "seconds": verdict.seconds,
        "errors": [
            {
                "rule": error.rule,
                "severity": error.severity,
                "path": error.path,
                "line": error.line,
                "column": error.column,
                "table": error.table,
                "row_id": error.row_id,
                "also_lines": list(error.also),
                "found": error.found,
                "message": error.message,
                "fix": error.fix,
            }
            for error in verdict.errors
        ],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    # JSON escapes the oldest control characters alone.
    return text if text.replace("\n", "").isprintable() else json.dumps(document, indent=2)


def _as_github(verdict: Verdict, folder: str) -> list[str]:
    lines = []
    for error in verdict.errors:
        level = "warning" if error.severity == "warn" else "error"
        row = f" ({printable(error.row_id)})" if error.row_id else ""
        words = _escaped("\n".join([f"{error.column}: {error.found}{row}{_also(error)}", *_below(error)]))
        path, title = (_escaped(text).replace(":", "%3A").replace(",", "%2C") for text in (folder + error.path, error.rule))
        lines.append(f"::{level} file={path},line={error.line},title={title}::{words}")
    return lines + _summary(verdict)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def progress_on_stderr() -> Progress:
    """Return a Progress that a person at the terminal sees and a log does not."""
    return Progress(sys.stderr)
