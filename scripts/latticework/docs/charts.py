"""The kinds of figure: each draws the rows of one query, by position, as its specification describes.

Every chart takes the specification (its words are filled in already) and the rows, and returns a matplotlib figure.
"""

from __future__ import annotations

import math
from collections import Counter
from datetime import date
from io import BytesIO
from itertools import accumulate, groupby
from textwrap import wrap
from typing import Any

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

# Okabe and Ito's palette, distinguishable for the colour-blind, with ink and grey.
BLUE, ORANGE, SKY, YELLOW, GREY, INK = "#0072B2", "#D55E00", "#56B4E9", "#E69F00", "#BBBBBB", "#222222"
# Inches and points: text of 11 points on 6 inches can be read on a telephone, where the figure is about 390 pixels wide.
WIDTH, TITLE, BODY = 6.0, 15, 11
TITLE_LINE, BODY_LINE, MARGIN = 0.27, 0.2, 0.15
# Behind words that lines run below.
PAPER = {"facecolor": "white", "alpha": 0.75, "linewidth": 0, "pad": 0.6}
STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": BODY,
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": BODY,
    "axes.titlelocation": "left",
    "axes.axisbelow": True,
    "grid.color": "#E5E5E5",
    "xtick.color": INK,
    "ytick.color": INK,
    "svg.fonttype": "none",
    "svg.hashsalt": "latticework",
}


def shares(spec: dict, rows: list[tuple]) -> Figure:
    """Draw one small chart per series, all on one scale. Rows: series, year, lowest and highest share, from 0 to 1; sorted."""
    series = {name: list(found) for name, found in groupby(rows, lambda row: row[0])}
    lines, deep = max(len(wrap(name, 27)) for name in series), math.ceil(len(series) / 2)
    legend = [Patch(color=SKY, label=spec["band"])]
    figure, grid = _frame(spec, 2.05 * deep, deep, 2, legend, hspace=0.2 + 0.17 * (lines + 1), wspace=0.3, left=0.13)
    for number, (name, found) in enumerate(series.items()):
        axes = figure.add_subplot(grid[number])
        _, years, low, high = zip(*found)
        axes.fill_between(years, low, high, color=SKY, linewidth=1)
        axes.set(ylim=(0, 1), xlim=(min(row[1] for row in rows), max(row[1] for row in rows)), yticks=[0, 0.5, 1], yticklabels=["0", "50", "100 %"])
        axes.set_xticks([1960, 1990, 2020])
        axes.grid(axis="y")
        axes.set_title("\n".join([*wrap(name, 27), spec["unit"].format(low=low[-1], high=high[-1], year=years[-1])]))
    return figure


def network(spec: dict, rows: list[tuple]) -> Figure:
    """Draw one ring of states per panel, all at one scale, the hub in the middle; names in the last. Rows: panel, then id, label, group of each of two ends."""
    panels = {panel: list(found) for panel, found in groupby(rows, lambda row: row[0])}
    ties = Counter(row[n] for row in panels[max(panels)] for n in (1, 4))
    labels = {row[n]: row[n + 1] for row in rows for n in (1, 4) if ties[row[n]] >= spec["labelled_from"] or row[n] == spec["hub"]}
    places = _ring(spec, rows, labels)
    legend = [Line2D([], [], color=colour, label=label) for colour, label in zip((BLUE, ORANGE), spec["legend"])]
    deep = math.ceil((len(panels) - 1) / 2) + 1
    figure, grid = _frame(spec, 2.95 * deep, deep, 2, legend, hspace=0.14, wspace=0, left=0.02)
    for number, (panel, edges) in enumerate(panels.items()):
        last = panel == max(panels)
        axes = figure.add_subplot(grid[deep - 1, :] if last else grid[number])
        _panel(axes, spec["hub"], places, labels if last else {}, edges)
        # The last panel has the row to itself: twice the units on twice the width is the same scale.
        axes.set(xlim=(-2.3, 2.3) if last else (-1.15, 1.15), ylim=(-1.1, 1.1), aspect="equal")
        with_hub = sum(spec["hub"] in (row[1], row[4]) for row in edges)
        axes.set_title(spec["tally"].format(panel=panel, hub=with_hub, all=len(edges)), fontweight="bold", loc="center", pad=14 if last else 4)
    return figure


def timeline(spec: dict, rows: list[tuple]) -> Figure:
    """Draw one bar per row, cut into phases. Rows: name, the first day of each phase (or None), the last day, words next to the name."""
    colours = ["#F2F2F2", GREY, SKY, BLUE]
    legend = [Patch(facecolor=colour, edgecolor=INK, linewidth=0.5, label=label) for colour, label in zip(colours, spec["phases"])]
    figure, grid = _frame(spec, 0.58 * len(rows) + 0.3, 1, 1, legend, left=0.03)
    axes = figure.add_subplot(grid[0])
    for number, (name, *days, words) in enumerate(rows):
        for phase, begin, end in _phases(days):
            axes.barh(number, (end - begin).days, left=begin.toordinal(), align="edge", height=0.3, color=colours[phase], edgecolor=INK, linewidth=0.5)
        axes.text(0.002, number - 0.08, f"{name}: {words}", transform=axes.get_yaxis_transform(), va="bottom")
    first, last = min(day for row in rows for day in row[1:-2] if day).year, max(row[-2] for row in rows).year
    years = range(first + -first % 5, last + 1, 5)
    axes.set(ylim=(len(rows) - 0.5, -0.6), yticks=[], xticks=[date(year, 1, 1).toordinal() for year in years], xticklabels=years)
    axes.set_xlim(date(first, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal())
    axes.grid(axis="x")
    axes.spines["left"].set_visible(False)
    return figure


def matrix(spec: dict, rows: list[tuple]) -> Figure:
    """Draw a table of pairs, the darker the higher the count. Rows: id and label of each of two ends, count at least and at most; both orders."""
    labels = dict(row[:2] for row in rows)
    ties = Counter({name: sum(row[4] for row in found) for name, found in groupby(rows, lambda row: row[0])})
    at = {name: n for n, (name, _) in enumerate(ties.most_common(spec["size"]))}
    top = max(row[4] for row in rows)
    legend: list[Artist] = [Patch(color=_shade(n / top), label=spec["legend"][0].format(n=n)) for n in (1, math.ceil(top / 2), top)]
    legend.append(Line2D([], [], marker="o", linestyle="", markerfacecolor="none", markeredgecolor=ORANGE, label=spec["legend"][1]))
    figure, grid = _frame(spec, 4.5, 1, 1, legend, left=0.04 + 0.0135 * max(len(labels[name]) for name in at))
    axes = figure.add_subplot(grid[0])
    for one, _, two, _, low, high in rows:
        if one in at and two in at:
            axes.add_patch(Rectangle((at[one] - 0.46, at[two] - 0.46), 0.92, 0.92, color=_shade(low / top) if low else "#F5F5F5", linewidth=0))
            if high > low:
                axes.plot(at[one], at[two], "o", markersize=4, markerfacecolor="none", markeredgecolor=ORANGE)
    axes.set(xlim=(-0.5, len(at) - 0.5), ylim=(len(at) - 0.5, -0.5), aspect="equal", anchor="N", xticks=range(len(at)), yticks=range(len(at)))
    axes.set_xticklabels([name.upper() for name in at], rotation=90)
    axes.set_yticklabels([labels[name] for name in at])
    axes.tick_params(length=0, labeltop=True, labelbottom=False)
    axes.spines[:].set_visible(False)
    return figure


def bars(spec: dict, rows: list[tuple]) -> Figure:
    """Draw one bar per group, cut into segments in the order of the specification. Rows: group, segment, count; groups in the order to draw."""
    colours = dict(zip(spec["segments"], (SKY, BLUE, ORANGE, YELLOW, GREY)))
    legend = [Patch(color=colour, label=spec["segments"][segment]) for segment, colour in colours.items()]
    groups = {name: {segment: count for _, segment, count in found} for name, found in groupby(rows, lambda row: row[0])}
    figure, grid = _frame(spec, 0.62 * len(groups) + 0.3, 1, 1, legend, left=0.03)
    axes = figure.add_subplot(grid[0])
    for number, (name, counts) in enumerate(groups.items()):
        axes.text(0.002, number - 0.27, name, transform=axes.get_yaxis_transform(), va="bottom")
        left = 0
        for segment, colour in colours.items():
            if count := counts.get(segment, 0):
                axes.barh(number, count, left=left, height=0.42, color=colour)
                axes.text(left + count / 2, number, str(count), ha="center", va="center", color="white" if colour == BLUE else INK)
                left += count
    axes.set(ylim=(len(groups) - 0.6, -0.8), yticks=[])
    axes.spines["left"].set_visible(False)
    return figure


CHARTS = {"network": network, "shares": shares, "timeline": timeline, "matrix": matrix, "bars": bars}


def draw(spec: dict, rows: list[tuple]) -> bytes:
    """Return the figure as an SVG file: the same rows give the same bytes, with no clock and no path in them."""
    with rc_context(STYLE):
        figure, file = CHARTS[spec["chart"]](spec, rows), BytesIO()
        figure.savefig(file, format="svg", metadata={"Title": spec["title"], "Description": spec["alt"], "Date": None, "Creator": None})
    # The reader's own sans-serif is as narrow as the one that the text was measured with, or narrower.
    return file.getvalue().replace(b"'DejaVu Sans'", b"Helvetica, Arial, 'DejaVu Sans', sans-serif")


def _frame(spec: dict, body: float, deep: int, wide: int, legend: list, left: float, **space: float) -> tuple[Figure, GridSpec]:
    """Return a figure with title, subtitle, legend and source line, and a grid of so many inches below them."""
    title, subtitle, source = wrap(spec["title"], 46), wrap(spec["subtitle"], 66), wrap(spec["source"], 70)
    columns = spec.get("legend_columns", 2)
    words = MARGIN + TITLE_LINE * len(title) + 0.08 + BODY_LINE * len(subtitle)
    head = words + math.ceil(len(legend) / columns) * 0.24 + spec.get("above", 0.45)
    foot = MARGIN + BODY_LINE * len(source) + 0.45
    high = head + body + foot
    figure = Figure(figsize=(WIDTH, high))
    for number, line in enumerate(title):
        figure.text(0.02, 1 - (MARGIN + TITLE_LINE * number) / high, line, fontsize=TITLE, fontweight="bold", va="top")
    for number, line in enumerate(reversed(subtitle)):
        figure.text(0.02, 1 - (words - BODY_LINE * (number + 1)) / high, line, va="top")
    for number, line in enumerate(reversed(source)):
        figure.text(0.02, (MARGIN + BODY_LINE * number) / high, line, color="#555555", va="bottom")
    if legend:
        place = (0.0, 1 - (words + 0.05) / high)
        figure.legend(handles=legend, loc="upper left", bbox_to_anchor=place, ncols=columns, frameon=False, borderpad=0.2, columnspacing=1.2)
    return figure, GridSpec(deep, wide, figure, left=left, right=0.97, top=1 - head / high, bottom=foot / high, **space)


def _ring(spec: dict, rows: list[tuple], labels: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Return the place of each state on the unit circle, group by group, the same in all panels; the hub in the middle."""
    groups = {row[n]: spec["groups"].index(row[n + 2]) for row in rows for n in (1, 4)}
    around = sorted((name for name in groups if name != spec["hub"]), key=lambda name: (groups[name], name))
    # A state with a name next to it needs more room than one without.
    room = list(accumulate(3.2 if name in labels else 1 for name in around))
    angles = {name: 2 * math.pi * (end / room[-1] + spec["turn"]) for name, end in zip(around, room)}
    return {spec["hub"]: (0.0, 0.0)} | {name: (math.sin(angle), math.cos(angle)) for name, angle in angles.items()}


def _panel(axes: Axes, hub: str, at: dict[str, tuple[float, float]], labels: dict[str, str], edges: list[tuple]) -> None:
    tied = {row[n] for row in edges for n in (1, 4)}
    for row in sorted(edges, key=lambda row: hub in (row[1], row[4])):
        to_hub = hub in (row[1], row[4])
        axes.plot(*zip(at[row[1]], at[row[4]]), color=BLUE if to_hub else ORANGE, linewidth=1.6 if to_hub else 0.8, alpha=1 if to_hub else 0.5)
    for name, (x, y) in at.items():
        axes.plot(x, y, "o", color=INK if name in tied else GREY, markersize=3 if name in tied else 1.5)
    for name, label in labels.items():
        x, y = at[name]
        across = "left" if x > 0.3 else "right" if x < -0.3 else "center"
        axes.text(1.07 * x, 1.16 * y if name != hub else 0.14, label, ha=across, va="center", bbox=PAPER if name == hub else None)
    axes.axis("off")


def _phases(days: list[date | None]) -> list[tuple[int, date, date]]:
    """Return (phase, first day, last day) of the phases that a row has, in order; each lasts until the next begins."""
    begun = [(phase, day) for phase, day in enumerate(days[:-1]) if day]
    ends = [day for _, day in begun[1:]] + [days[-1]]
    return [(phase, day, end) for (phase, day), end in zip(begun, ends) if end > day]


def _shade(share: float) -> tuple[float, float, float]:
    """Return a blue from pale to full."""
    return (0.85 - 0.85 * share, 0.92 - 0.55 * share, 0.98 - 0.35 * share)
