"""`latticework explore`: Datasette over the SQLite file of a release, on this machine alone."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from latticework.contract.model import DESCRIPTOR
from latticework.files.json_text import read_json
from latticework.release import explorer
from latticework.release.explorer import EXPLORER

LOOK = Path(explorer.__file__).with_name("explorer_pages")
SETTINGS = {"default_page_size": "50", "sql_time_limit_ms": "5000", "facet_time_limit_ms": "1000", "suggest_facets": "off", "allow_download": "on"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this command takes beyond the package."""
    parser.add_argument("--port", type=int, default=8001, help="port on 127.0.0.1 (default: 8001)")


def run(options: argparse.Namespace) -> int:
    """Serve the release in dist until stopped. Raises ValueError when there is none."""
    name = read_json(options.package, DESCRIPTOR)[0]["name"]
    release = options.package / "dist"
    if not (release / f"{name}.sqlite").is_file():
        raise ValueError(f"{release} holds no release: run latticework build dist")
    # Datasette takes the place of this process, so that a signal to stop reaches it.
    line = command(release, name, options.port)
    os.execv(line[0], line)


def command(release: Path, name: str, port: int) -> list[str]:
    """Return the command line that serves a release on a port of this machine."""
    settings = [word for key, value in SETTINGS.items() for word in ("--setting", key, value)]
    where = ["--host", "127.0.0.1", "--port", str(port), "--metadata", str(release / EXPLORER)]
    look = ["--plugins-dir", str(LOOK / "plugins"), "--template-dir", str(LOOK / "templates"), "--static", f"look:{LOOK / 'look'}"]
    if (release / "site").is_dir():
        look += ["--static", f"site:{release / 'site'}"]
    return [sys.executable, "-m", "datasette", "serve", "--immutable", str(release / f"{name}.sqlite"), *where, *look, *settings]
