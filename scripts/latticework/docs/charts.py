"""The kinds of figure: each draws the rows of one query, by position, as its specification says."""

from __future__ import annotations

import math
from datetime import date
from itertools import groupby

from latticework.docs.drawing import BLUE, BODY, GREY, INK, MARGIN, ORANGE, PAPER, SKY, SMALL, WIDTH, Drawing, broken

Point = tuple[float, float]


def network(spec: dict, rows: list[tuple]) -> Drawing:
    """Draw one ring of states per panel, the hub in the middle. Rows: panel, then id, label and group of each of two ends."""
    drawing = Drawing(spec["title"], spec["says"])
    drawing.legend([(BLUE, spec["legend"][0]), (ORANGE, spec["legend"][1])])
    panels = {panel: list(found) for panel, found in groupby(rows, lambda row: row[0])}
    places, labels = _ring(spec, rows, panels[max(panels)])
    side, radius, top = WIDTH / 2, 124, drawing.height
    for number, (panel, edges) in enumerate(panels.items()):
        # The newest panel, which holds most, is the last and twice as wide when it has a row to itself.
        alone = number == len(panels) - 1 and number % 2 == 0
        scale = 1.9 if alone else 1
        x, y = (WIDTH / 2 if alone else side * (number % 2 + 0.5)), top + 390 * (number // 2) + 60 + (radius + 34) * scale
        at = {name: (x + radius * scale * a, y + radius * scale * b) for name, (a, b) in places.items()}
        _panel(drawing, spec["hub"], at, labels, edges)
        drawing.text(x, y - (radius + 34) * scale - 18, _tally(spec, panel, edges), SMALL, "middle", "bold")
        drawing.height = max(drawing.height, y + (radius + 34) * scale)
    return drawing


def shares(spec: dict, rows: list[tuple]) -> Drawing:
    """Draw one small chart per series, side by side. Rows: title, year, share from 0 to 1, count; sorted by title and year."""
    drawing = Drawing(spec["title"], spec["says"])
    series = [(title, [row for row in rows if row[0] == title]) for title in dict.fromkeys(row[0] for row in rows)]
    first, last = min(row[1] for row in rows), max(row[1] for row in rows)
    high, top, wide = 150, drawing.height + 12, (WIDTH - 3 * MARGIN) / 2
    for number, (title, found) in enumerate(series):
        x, y = MARGIN + (wide + MARGIN) * (number % 2), top + (high + 156) * (number // 2) + 104
        for n, line in enumerate(reversed(broken(title, SMALL, wide))):
            drawing.text(x, y - 50 - n * BODY, line, SMALL, weight="bold")
        drawing.text(x, y - 24, spec["unit"].format(share=f"{found[-1][2]:.0%}", count=found[-1][3]), SMALL)
        _axes(drawing, x, y, wide, high, (first, last))
        step = (wide - 58) / (last - first)
        points = [(x + 58 + (year - first) * step, y + high * (1 - share)) for _, year, share, _ in found]
        drawing.path(points, BLUE, 5)
        drawing.circle(*points[-1], 7, BLUE)
        drawing.height = max(drawing.height, y + high + 34)
    return drawing


def timeline(spec: dict, rows: list[tuple]) -> Drawing:
    """Draw one bar per row, cut into phases. Rows: name, the first day of each phase (or None), the last day."""
    drawing = Drawing(spec["title"], spec["says"])
    colours = [PAPER, GREY, SKY, BLUE]
    drawing.legend(list(zip(colours, spec["phases"])))
    first = min(day for row in rows for day in row[1:-1] if day).year
    last = max(row[-1] for row in rows).year + 1
    left, top = MARGIN, drawing.height + 40
    scale = (WIDTH - MARGIN - left) / (date(last, 1, 1) - date(first, 1, 1)).days
    bottom = top + 86 * len(rows)
    for year in range(first, last + 1):
        x = left + (date(year, 1, 1) - date(first, 1, 1)).days * scale
        drawing.line(x, top, x, bottom, GREY, 1)
        if (year - first) % 3 == 0 and year < last:
            drawing.text(x, top - 8, str(year), SMALL)
    for number, (name, *days) in enumerate(rows):
        y = top + 86 * number
        drawing.text(left, y + 30, name, SMALL, weight="bold", halo=True)
        for phase, begin, end in _phases(days):
            x1, x2 = (left + (day - date(first, 1, 1)).days * scale for day in (begin, end))
            drawing.box(x1, y + 42, max(x2 - x1, 3), 30, colours[phase])
    drawing.height = bottom
    return drawing


CHARTS = {"network": network, "shares": shares, "timeline": timeline}


def _ring(spec: dict, rows: list[tuple], newest: list[tuple]) -> tuple[dict[str, Point], dict[str, str]]:
    """Return where each state stands on the unit circle, the same in all panels, and the labels of those with many ties."""
    ends = {row[n]: (spec["groups"].index(row[n + 2]), row[n + 1]) for row in rows for n in (1, 4)}
    degree = {name: sum(name in (row[1], row[4]) for row in newest) for name in ends}
    labels = {name: label for name, (_, label) in ends.items() if degree[name] >= spec["labelled_from"] or name == spec["hub"]}
    around = sorted((name for name in ends if name != spec["hub"]), key=lambda name: (ends[name], name))
    # A state with a label needs more room beside it than one without.
    room = [3.2 if name in labels else 1 for name in around]
    places, passed = {spec["hub"]: (0.0, 0.0)}, 0.0
    for name, own in zip(around, room):
        angle = 2 * math.pi * (passed + own / 2) / sum(room)
        places[name] = (math.sin(angle), -math.cos(angle))
        passed += own
    return places, labels


def _panel(drawing: Drawing, hub: str, at: dict[str, Point], labels: dict[str, str], edges: list[tuple]) -> None:
    tied = {row[n] for row in edges for n in (1, 4)}
    for row in sorted(edges, key=lambda row: hub in (row[1], row[4])):
        to_hub = hub in (row[1], row[4])
        drawing.line(*at[row[1]], *at[row[4]], BLUE if to_hub else ORANGE, 4 if to_hub else 2, 1 if to_hub else 0.6)
    for name, (x, y) in at.items():
        drawing.circle(x, y, 6 if name in tied else 3, INK if name in tied else GREY)
    for name, label in labels.items():
        _label(drawing, at[name], at[hub], label)


def _label(drawing: Drawing, place: Point, centre: Point, words: str) -> None:
    """Write a state's label outside of the ring, beside its dot, or above it for the hub."""
    across, down = place[0] - centre[0], place[1] - centre[1]
    away = math.hypot(across, down)
    if not away:
        drawing.text(place[0], place[1] - 14, words, SMALL, "middle", halo=True)
        return
    anchor = "start" if across / away > 0.4 else "end" if across / away < -0.4 else "middle"
    out = 14 if anchor != "middle" else 24
    drawing.text(place[0] + across / away * out, place[1] + down / away * out + 8, words, SMALL, anchor, halo=True)


def _tally(spec: dict, panel: object, edges: list[tuple]) -> str:
    with_hub = sum(spec["hub"] in (row[1], row[4]) for row in edges)
    return spec["tally"].format(panel=panel, hub=with_hub, all=len(edges))


def _axes(drawing: Drawing, x: float, y: float, wide: float, high: float, years: tuple[int, int]) -> None:
    for share in (0, 0.5, 1):
        level = y + high * (1 - share)
        drawing.line(x + 58, level, x + wide, level, GREY, 1)
        drawing.text(x + 50, level + 7, f"{share:.0%}", SMALL - 2, "end")
    drawing.text(x + 58, y + high + BODY, str(years[0]), SMALL - 2)
    drawing.text(x + wide, y + high + BODY, str(years[1]), SMALL - 2, "end")


def _phases(days: list[date | None]) -> list[tuple[int, date, date]]:
    """Return (phase, first day, last day) of the phases that a row has, in order; each lasts until the next begins."""
    begun = [(phase, day) for phase, day in enumerate(days[:-1]) if day]
    ends = [day for _, day in begun[1:]] + [days[-1]]
    return [(phase, day, end) for (phase, day), end in zip(begun, ends) if end > day]
