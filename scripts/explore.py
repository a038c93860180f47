"""Show a release in the browser: Datasette over its SQLite file, on this machine alone.

Exit code: that of Datasette, which runs until it is stopped; 2 when there is no release.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from latticework.contract.model import DESCRIPTOR
from latticework.release.explorer import EXPLORER

HERE = Path(__file__).resolve().parents[1]
LOOK = Path(__file__).resolve().parent / "explorer"
SETTINGS = {"default_page_size": "50", "sql_time_limit_ms": "5000", "facet_time_limit_ms": "1000", "suggest_facets": "off", "allow_download": "on"}


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    options = _parser().parse_args(arguments)
    name = json.loads((options.package / DESCRIPTOR).read_text(encoding="utf-8"))["name"]
    release = options.package / "dist"
    if not (release / f"{name}.sqlite").is_file():
        print(f"{release} holds no release: run make build", file=sys.stderr)
        return 2
    # Datasette takes the place of this process, so that a signal to stop reaches it.
    line = command(release, name, options.port)
    os.execv(line[0], line)


def command(release: Path, name: str, port: int) -> list[str]:
    """Return the command line that serves a release on a port of this machine."""
    settings = [word for key, value in SETTINGS.items() for word in ("--setting", key, value)]
    where = ["--host", "127.0.0.1", "--port", str(port), "--metadata", str(release / EXPLORER)]
    look = ["--plugins-dir", str(LOOK / "plugins"), "--template-dir", str(LOOK / "templates"), "--static", f"look:{LOOK / 'look'}"]
    return [sys.executable, "-m", "datasette", "serve", "--immutable", str(release / f"{name}.sqlite"), *where, *look, *settings]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="explore.py", description=__doc__.splitlines()[0])
    parser.add_argument("package", nargs="?", type=Path, default=HERE, help="folder of the package (default: this one)")
    parser.add_argument("--port", type=int, default=8001, help="port on 127.0.0.1 (default: 8001)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
