"""Whether quoted words are still on their pages on the web."""

from __future__ import annotations

import time
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urlsplit

AGENT = "Mozilla/5.0 (compatible; latticework quotation check)"
LARGEST_PAGE = 16 * 2**20
HOSTS_AT_ONCE = 8


@dataclass(frozen=True)
class Quotation:
    """Words that should be on a page."""

    row_id: str
    address: str
    words: str


@dataclass(frozen=True)
class Finding:
    """What came of looking for one quotation; `closed` gives the reason why its page could not be read, empty when it could."""

    quotation: Quotation
    found: bool
    closed: str = ""


def look(quotations: Iterable[Quotation], timeout: float, pause: float) -> list[Finding]:
    """Return a Finding for each quotation, in order of host and page.

    Each page is opened once; the pages of one host are opened one after the other, with a pause of that many seconds.
    """
    hosts: dict[str, dict[str, list[Quotation]]] = {}
    for quotation in quotations:
        pages = hosts.setdefault(urlsplit(quotation.address).netloc, {})
        pages.setdefault(quotation.address, []).append(quotation)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        per_host = pool.map(lambda host: _look_on_host(hosts[host], timeout, pause), sorted(hosts))
        return [finding for findings in per_host for finding in findings]


def letters(text: str) -> str:
    """Return the letters and digits of a text alone: a page may change marks, dashes and spaces without changing the words."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def _look_on_host(pages: dict[str, list[Quotation]], timeout: float, pause: float) -> list[Finding]:
    findings = []
    for number, (address, quotations) in enumerate(pages.items()):
        time.sleep(pause if number else 0)
        text, closed = _text_of(address, timeout)
        findings += [Finding(quotation, letters(quotation.words) in text, closed) for quotation in quotations]
    return findings


def _text_of(address: str, timeout: float) -> tuple[str, str]:
    """Return the letters of a page and an empty text, or an empty text and why the page could not be read."""
    if not address.startswith(("http://", "https://")):
        return "", "is no address of the web"
    try:
        request = urllib.request.Request(address, headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            kind = answer.headers.get_content_type()
            if kind not in ("text/html", "application/xhtml+xml", "text/plain"):
                return "", f"is {kind}"
            data = answer.read(LARGEST_PAGE)
    except urllib.error.HTTPError as error:
        return "", f"answers {error.code}"
    except (OSError, HTTPException, ValueError) as error:
        return "", str(getattr(error, "reason", error)) or type(error).__name__
    from trafilatura import html2txt  # slow to start

    # Nothing is cleaned away: a statement may be in a caption, an aside or a footer.
    text = data.decode("utf-8", "replace") if kind == "text/plain" else html2txt(data, clean=False)
    return (letters(text), "") if text else ("", "holds no text")
