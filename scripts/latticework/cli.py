"""The command `latticework`: one parser, and a command for each thing that can be done with a package.

Exit code: 0 done or valid, 1 errors found or a file is stale, 2 not a readable package or arguments that cannot be used.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NoReturn

from latticework.console import LONGEST_REFUSAL, any_text, refuse
from latticework.errors import Unreadable, printable

ERRORS, INTERRUPTED = 1, 130
EXTRAS = "frames,release,pages"
PACKAGE = "folder of the package, or its datapackage.json (default: the current folder)"
# A new command is a line here and a module of that name in `commands`.
COMMANDS = {
    "validate": "check a package in all layers: contract, bytes, tables, records, rules",
    "format": "put the data files in order: rows by key, least quoting, LF, NFC",
    "new": "add rows with the claims that they need, or start a package",
    "build": "write the derived tables, the figures or a release",
    "query": "run a query of the package and print its rows",
    "diff": "list the rows that changed between two versions",
    "docs": "write the generated documents",
    "compare": "write the documents that compare the package with files of others",
    "explore": "show a release in the browser, on this machine alone",
    "archive": "find or make an archived copy of each page and write its address (asks the Internet Archive)",
    "pages": "check that quoted words are still on their pages (opens each page)",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    any_text()
    try:
        os.getcwd()
    except OSError:
        return refuse(ValueError("the current folder does not exist any more: change to another one"))
    try:
        options = _parser(words).parse_args(words)
        code = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read the output has enough of it. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERRORS
    except ModuleNotFoundError as error:
        command = f'{sys.executable} -m pip install ".[{EXTRAS}]"'
        return refuse(ValueError(f"this command needs {error.name}, which is not installed; in a clone of Latticework, type: {command}"))
    except (Unreadable, ValueError, OSError, LookupError) as error:
        return refuse(error)
    except KeyboardInterrupt:
        return INTERRUPTED


class Parser(argparse.ArgumentParser):
    """A parser that repeats no argument to the terminal as it came: a name of a file can hold anything."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the arguments and end with exit code 2."""
        super().error(printable(message, LONGEST_REFUSAL))


def _parser(words: list[str]) -> argparse.ArgumentParser:
    """Return the parser; only the module of the command that is asked for is imported."""
    parser = Parser(prog="latticework", description="Check a data package with its contract, and write what is made from it.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".", allow_abbrev=False)
        if name in words[:1]:
            module = import_module(f"latticework.commands.{name}")
            if name != "new":  # The package of new rows comes after what is new.
                command.add_argument("package", nargs="?", type=_folder, default=Path(), help=PACKAGE)
            module.arguments(command)
            command.set_defaults(run=module.run)
    return parser


def _folder(word: str) -> Path:
    path = Path(word).parent if Path(word).name == "datapackage.json" else Path(word)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{word} is not a folder; the package comes first, and . is the current folder")
    return path


def _version() -> str:
    try:
        return version("latticework")
    except PackageNotFoundError:
        return "latticework, not installed"
