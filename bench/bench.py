"""Time this validator, all layers, against `frictionless validate`, tables only, on the package as it is and made larger.

Each size is run by both in turn, each run a process of its own. Prints wall time, CPU time and peak memory of the best
run, the ratio of the two, and where our time goes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from scaling import SETTINGS, row_count, write_scaled  # noqa: E402

from latticework.contract.load import load_contract  # noqa: E402

SIZES = [0, 100_000, 300_000, 1_000_000]


@dataclass(frozen=True)
class Sample:
    """One run of a process: wall and CPU seconds, peak memory in MB, and what it printed."""

    wall: float
    cpu: float
    memory: float
    printed: str


def measure(line: list[str]) -> Sample:
    """Return the Sample of one command. Raises SystemExit when it does not find the package valid."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(line, stdout=output, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read()
    if process.returncode:
        sys.exit(f"{' '.join(line)} exits {process.returncode}:\n{printed[:3000]}")
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return Sample(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / scale, printed)


def compare(package: Path, silenced: list[str], repeats: int) -> tuple[Sample, Sample]:
    """Return the best of some runs of ours and of frictionless, made in turn."""
    ours = [sys.executable, str(ROOT / "scripts" / "validate.py"), str(package), "--format", "json"]
    ours += ["--ignore", ",".join(silenced)] if silenced else []
    theirs = [str(Path(sys.executable).with_name("frictionless")), "validate", str(package / "datapackage.json")]
    runs = [(measure(ours), measure(theirs)) for _ in range(repeats)]
    return min((a for a, _ in runs), key=lambda s: s.wall), min((b for _, b in runs), key=lambda s: s.wall)


def report(rows: int, ours: Sample, theirs: Sample) -> str:
    """Return one line of the table."""
    cells = [f"{rows:>9,}"]
    for sample in (ours, theirs):
        cells.append(f"{sample.wall:8.2f} s {sample.cpu:8.2f} s {sample.memory:6.0f} MB")
    return " | ".join(cells) + f" | {ours.wall / theirs.wall:6.3f} = 1/{theirs.wall / ours.wall:.1f}"


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="rows to scale to; 0 is the package as it is")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each below 300,000 rows, the best of which counts")
    options = parser.parse_args()
    contract = load_contract(ROOT)
    total, copied = row_count(contract)
    print(f"{'rows':>9} | {'ours: wall':>10} {'CPU':>10} {'peak':>9} | {'frictionless':>10} {'CPU':>8} {'peak':>9} | ratio of wall times")
    for size in options.sizes:
        copies = 1 + max(0, round((size - total) / copied)) if size else 1
        with tempfile.TemporaryDirectory(prefix="latticework-bench-") as folder:
            package, silenced = ROOT, []
            if size:
                package, silenced = Path(folder) / "package", SETTINGS["silenced"]
                write_scaled(contract, package, copies)
            ours, theirs = compare(package, silenced, options.repeats if size < 300_000 else 1)
        seconds = json.loads(ours.printed)["seconds"]
        print(report(total + (copies - 1) * copied, ours, theirs))
        print(" " * 9 + " | " + ", ".join(f"{layer} {value:.2f}" for layer, value in seconds.items()), flush=True)


if __name__ == "__main__":
    main()
