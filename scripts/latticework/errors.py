"""One error, located and plain, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass, replace

WHOLE_ROW = "*"
LONGEST_SHOWN = 160
LONGEST_FOUND = 400


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is wrong at one place. `message` is what the rule demands, where `found` does not say it already.

    `fix` is filled from the catalogue when it is left empty.
    Its words are one line each that no terminal obeys, whatever file, cell or schema they come from.
    `kind` names a slip that repeats down a file or column, `also` the further lines on which it was found: see `merged`.
    """

    rule: str
    path: str
    line: int
    column: str
    found: str
    row_id: str | None = None
    table: str | None = None
    severity: str = "error"
    message: str = ""
    fix: str = ""
    kind: str = ""
    also: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for name in ("rule", "path", "column", "found", "row_id", "table", "message", "fix"):
            words = getattr(self, name)
            if words and not words.isprintable():
                object.__setattr__(self, name, printable(words, len(words)))

    @property
    def place(self) -> tuple[str, int, str, str, str]:
        """Return what errors are sorted by: file, line, column, rule, words."""
        return self.path, self.line, self.column, self.rule, self.found


class Unreadable(Exception):
    """The package cannot be judged at all; `errors` gives reasons and places."""

    def __init__(self, errors: list[Error]):
        super().__init__("; ".join(error.found for error in errors))
        self.errors = errors


def merged(errors: list[Error]) -> list[Error]:
    """Return the errors with those of the same rule, file and kind, where a kind is named, as one: the first, with the lines of the others.

    What a spreadsheet did to a whole column is one error, not thousands.
    """
    apart = [error for error in errors if not error.kind]
    alike: dict[tuple, list[Error]] = {}
    for error in sorted((error for error in errors if error.kind), key=lambda error: error.place):
        alike.setdefault((error.rule, error.path, error.kind), []).append(error)
    return apart + [replace(first, also=tuple(error.line for error in others)) for first, *others in alike.values()]


def first_line(error: Exception) -> str:
    """Return the first line of an error's words, as `printable` does."""
    return printable(str(error).splitlines()[0])


def printable(value: object, longest: int = LONGEST_SHOWN) -> str:
    """Return `value` as one line that no terminal obeys: control, bidi and invisible characters escaped, cut when long."""
    text = str(value)
    if len(text) > longest:
        text = f"{text[:longest]}… ({len(text)} characters)"
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
