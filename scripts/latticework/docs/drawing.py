"""A small writer of SVG: the same shapes give the same bytes, on any machine, with no font and no clock in them."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

# Okabe and Ito's palette, told apart by the colour-blind; ink and paper beside it.
BLUE, ORANGE, SKY, GREY, INK, PAPER = "#0072B2", "#D55E00", "#56B4E9", "#BBBBBB", "#222222", "#FFFFFF"
WIDTH = 800
BODY, SMALL, TITLE = 26, 22, 34
MARGIN = 24
# Mean width of a letter against the size of the type: enough to break lines by.
LETTER = 0.6


class Drawing:
    """One figure as wide as WIDTH, growing downwards, with a title, a legend and a description for screen readers."""

    def __init__(self, title: str, says: str):
        self.title, self.says = title, says
        self.parts: list[str] = []
        self.height: float = MARGIN
        for line in broken(title, TITLE):
            self.height += TITLE + 6
            self.text(MARGIN, self.height - 6, line, TITLE, weight="bold")

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float, opacity: float = 1) -> None:
        """Draw a straight line."""
        ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        self.parts.append(f'<line {ends} stroke="{colour}" stroke-width="{width}" stroke-opacity="{opacity}"/>')

    def path(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """Draw a line through points."""
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>')

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a filled circle."""
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"/>')

    def box(self, x: float, y: float, width: float, height: float, colour: str, edge: str = INK) -> None:
        """Draw a filled rectangle with a thin edge."""
        place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
        self.parts.append(f'<rect {place} fill="{colour}" stroke="{edge}" stroke-width="1"/>')

    def text(self, x: float, y: float, words: str, size: int = BODY, anchor: str = "start", weight: str = "normal", halo: bool = False) -> None:
        """Write words, with a rim of paper around the letters where lines run below them."""
        rim = f' stroke="{PAPER}" stroke-width="5" paint-order="stroke" stroke-linejoin="round"' if halo else ""
        look = f'font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" fill="{INK}"{rim}'
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(words)}</text>')

    def legend(self, entries: list[tuple[str, str]]) -> None:
        """Write what each colour means, in as many lines as it takes."""
        x, y = float(MARGIN), self.height + BODY + 8
        for colour, words in entries:
            wide = 34 + len(words) * SMALL * 0.56 + 24
            if x > MARGIN and x + wide > WIDTH - MARGIN:
                x, y = MARGIN, y + BODY + 10
            self.box(x, y - 18, 24, 20, colour)
            self.text(x + 34, y, words, SMALL)
            x += wide
        self.height = y + 14

    def svg(self) -> bytes:
        """Return the figure as a file."""
        height = round(self.height + MARGIN)
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label={quoteattr(self.title)}'
        about = f"<title>{escape(self.title)}</title>\n<desc>{escape(self.says)}</desc>"
        paper = f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>'
        body = "\n".join([f"{head} font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\">", about, paper, *self.parts, "</svg>"])
        return (body + "\n").encode("utf-8")


def broken(words: str, size: int, width: float = WIDTH - 2 * MARGIN) -> list[str]:
    """Return words broken into lines that fit the width at a size of type."""
    lines = [""]
    for word in words.split():
        if len(lines[-1] + word) * size * LETTER > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
