"""What the command lines share: streams that print any text, and refusals in plain words."""

from __future__ import annotations

import os
import sys

from latticework.errors import Unreadable, printable

LONGEST_REFUSAL = 2000


def any_text() -> None:
    """Let standard output and error print every character, whatever the console's encoding."""
    # A stream that was closed before the start is None: what is printed to it is lost, nothing is read from it, and that is all.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def refuse(reason: Exception) -> int:
    """Print on standard error why nothing can be done, located where it can be, and return exit code 2."""
    if isinstance(reason, Unreadable):
        for error in reason.errors:
            print(f"{error.path}:{error.line}:{error.column}  {error.rule}  {error.found}", file=sys.stderr)
    else:
        words = f"{reason.filename}: {reason.strerror}" if isinstance(reason, OSError) and reason.filename else reason
        print(printable(words, LONGEST_REFUSAL), file=sys.stderr)
    return 2
