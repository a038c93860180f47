"""What a run is asked for and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from latticework.errors import Error


def nobody(what: str) -> None:
    """Hear of progress and do nothing."""


@dataclass(frozen=True)
class Run:
    """What is asked for: the package, texts to compare with, which rules, and who hears of progress.

    A rule is wanted when one of `select` matches its id and none of `ignore` does; `*` is a wildcard. Rules in `stopped` do not run
    and are reported with the reason given there. `one_by_one` runs rules on one core. `step` hears what is being done, `started`
    and `ended` hear of each rule.
    """

    root: Path
    texts: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stopped: dict[str, str] = field(default_factory=dict)
    one_by_one: bool = False
    step: Callable[[str], None] = nobody
    started: Callable[[str], None] = nobody
    ended: Callable[[str], None] = nobody

    def wanted(self, rule: str) -> bool:
        """Return whether the rule of that id is asked for."""
        return any(fnmatchcase(rule, p) for p in self.select or ("*",)) and not any(fnmatchcase(rule, p) for p in self.ignore)


@dataclass
class Verdict:
    """What came of a run. `layers` holds (layer, checks made, what a check is), `seconds` where the time went."""

    name: str = ""
    version: str = ""
    errors: list[Error] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    layers: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    readable: bool = True

    @property
    def code(self) -> int:
        """Return 0 for a valid package, 1 for one with errors, 2 for one that cannot be judged."""
        if not self.readable:
            return 2
        return int(any(error.severity == "error" for error in self.errors))
