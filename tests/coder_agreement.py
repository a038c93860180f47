"""How far two coders of provisions agree, question by question: `make reliability` writes the table into docs/reliability.md.

The first coder's answers are those of docs/draws/DRAW.csv, as they were when drawn; the second coder's are in second_readings.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from statistics import median

import krippendorff
import numpy

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reliability.md"
BLOCK = re.compile(r"(<!-- coder agreement: (\S+) -->\n).*?(<!-- end coder agreement -->)", re.DOTALL)
NOT_SEEN = "not_seen"
Pairs = dict[str, list[tuple[str, str]]]


def rows(path: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file of the project."""
    with open(ROOT / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pairs_by_provision(draw: str) -> Pairs:
    """Return for each question the two coders' answers of each agreement, in the order of the scheme; what one did not see is no pair."""
    second = {row["row_id"]: row["value"] for row in rows("data/second_readings.csv") if row["draw"] == draw and row["verdict"] != "not_reached"}
    found: Pairs = {row["code"]: [] for row in rows("schemas/codelists/provision.csv")}
    for row in rows(f"docs/draws/{draw}.csv"):
        answers = row["value"], second.get(row["row_id"], NOT_SEEN)
        if NOT_SEEN not in answers:
            found[row["row_id"].rpartition("/")[2]].append(answers)
    return {provision: pairs for provision, pairs in found.items() if pairs}


def alpha(pairs: list[tuple[str, str]]) -> float | None:
    """Return Krippendorff's alpha for nominal answers; None where every answer is the same, so that chance explains all."""
    codes = sorted({answer for pair in pairs for answer in pair})
    if len(codes) < 2:
        return None
    data = numpy.array([[codes.index(answer) for answer in coder] for coder in zip(*pairs, strict=True)])
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def table(draw: str) -> str:
    """Return the table of the draw and its medians as Markdown."""
    lines = ["| provision | pairs | with an answer | agree | share | alpha |", "| --- | --- | --- | --- | --- | --- |"]
    columns: dict[str, list[float]] = defaultdict(list)
    for provision, pairs in pairs_by_provision(draw).items():
        agree, number = sum(a == b for a, b in pairs), alpha(pairs)
        answered = sum({a, b} != {"silent"} for a, b in pairs)
        columns["share"].append(agree / len(pairs))
        columns["alpha"] += [] if number is None else [number]
        shown = "" if number is None else f"{number:.2f}"
        lines.append(f"| `{provision}` | {len(pairs)} | {answered} | {agree} | {agree / len(pairs):.2f} | {shown} |")
    lines.append(f"| **median** |  |  |  | {median(columns['share']):.2f} | {median(columns['alpha']):.2f} |")
    return "\n".join(lines) + "\n"


def filled(text: str) -> str:
    """Return the page with each table written again."""
    return BLOCK.sub(lambda match: match[1] + table(match[2]) + match[3], text)


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
