"""Archived copies of pages in the Internet Archive's Wayback Machine: the copy that exists, or one that is made.

The two services are described at https://archive.org/help/wayback_api.php and https://web.archive.org/save.
"""

from __future__ import annotations

import json
import urllib.request
from urllib.parse import quote, urljoin

AGENT = "Mozilla/5.0 (compatible; latticework archive)"
FIND = "https://archive.org/wayback/available"
SAVE = "https://web.archive.org/save/"


def find_copy(address: str, day: str, service: str, timeout: float) -> str:
    """Return the address of the copy nearest to a day (YYYYMMDD, or empty for the newest); empty when there is none.

    Raises OSError when the service does not answer, and ValueError when its answer is no JSON.
    """
    query = f"{service}?url={quote(address, safe='')}" + (f"&timestamp={day}" if day else "")
    with urllib.request.urlopen(_request(query), timeout=timeout) as answer:
        found = json.load(answer).get("archived_snapshots", {}).get("closest", {})
    return found["url"].replace("http://", "https://", 1) if found.get("available") else ""


def make_copy(address: str, service: str, timeout: float) -> str:
    """Ask for a new copy of a page and return its address; empty when the service names none. Raises OSError when it refuses."""
    with urllib.request.urlopen(_request(service + address), timeout=timeout) as answer:
        place = answer.headers.get("Content-Location") or answer.url
    copy = urljoin(service, place)
    return copy if "/web/" in copy else ""


def _request(address: str) -> urllib.request.Request:
    return urllib.request.Request(address, headers={"User-Agent": AGENT})
