"""Dates as people and spreadsheets type them, read as dates of the calendar."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

MONTHS = {name.lower(): number for number in range(1, 13) for name in (calendar.month_name[number], calendar.month_abbr[number])} | {"sept": 9}
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
CLOCK = r"(?:[T ](?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|[+-]\d{2}:?\d{2})?)?"
YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})" + CLOCK)
# In the order in which they are tried: a form names the parts that it has.
FORMS = [
    YEAR_FIRST,
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[-/., ]+(?:of )?" + MONTH + r"[-/., ]+(?P<year>\d{4}|\d{2})", re.IGNORECASE),
    re.compile(MONTH + r"[-/., ]+(?P<day>\d{1,2})(?:st|nd|rd|th)?,? +(?P<year>\d{4})", re.IGNORECASE),
    re.compile(MONTH + r"[-/., ]+(?P<year>\d{4}|\d{2})", re.IGNORECASE),
]
EITHER_FIRST = re.compile(r"(?P<one>\d{1,2})([-/.])(?P<other>\d{1,2})\2(?P<year>\d{4}|\d{2})" + CLOCK)
SERIAL = re.compile(r"[2-6]\d{4}(\.0)?")
DAY_ZERO = date(1899, 12, 30)


def readings(text: str) -> list[str]:
    """Return what a typed date can mean, as YYYY-MM-DD or YYYY-MM: the day first, where day and month can change places; none for no date."""
    if SERIAL.fullmatch(text):
        return [str(DAY_ZERO + timedelta(int(float(text))))]
    if match := EITHER_FIRST.fullmatch(text):
        year, pair = _year(match["year"]), (int(match["one"]), int(match["other"]))
        return list(dict.fromkeys(filter(None, (_iso(year, month, day) for day, month in (pair, pair[::-1])))))
    for form in FORMS:
        if match := form.fullmatch(text):
            parts = match.groupdict()
            month = MONTHS.get(parts["month"].lower()) or int(parts["month"])
            read = _iso(_year(parts["year"]), month, int(parts["day"]) if parts.get("day") else None)
            return [read] if read else []
    return []


def plain_date(text: str) -> str | None:
    """Return YYYY-MM-DD for a day that can mean nothing else: the year first, at midnight if a time is given. None for all other text."""
    match = YEAR_FIRST.fullmatch(text)
    if not match or match["sign"] == "." or (match["clock"] and match["clock"].strip("0:.")):
        return None
    return _iso(int(match["year"]), int(match["month"]), int(match["day"]))


def in_words(iso: str) -> str:
    """Return an ISO date, of a day or a month, as "5 March 2023" or "March 2023"."""
    year, month, *day = iso.split("-")
    return " ".join([*(part.lstrip("0") for part in day), calendar.month_name[int(month)], year])


def why_not(text: str) -> str | None:
    """Return why text of the form YYYY-MM or YYYY-MM-DD is not in the calendar; None when it has another form, or is."""
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text)
    if not match or _iso(int(match[1]), int(match[2]), int(match[3]) if match[3] else None):
        return None
    year, month = int(match[1]), int(match[2])
    if year == 0:
        return "there is no year 0"
    if not 1 <= month <= 12:
        return f"there is no month {match[2]}"
    return f"{calendar.month_name[month]} {year} has {calendar.monthrange(year, month)[1]} days"


def _year(digits: str) -> int:
    """Return a year; of one of two digits, the one that spreadsheets read: 1930 to 2029."""
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 30 else 1900)


def _iso(year: int, month: int, day: int | None) -> str | None:
    try:
        found = date(year, month, day or 1).isoformat()
    except ValueError:
        return None
    return found if day is not None else found[:7]
