"""Which characters text may hold."""

from __future__ import annotations

import re
import unicodedata

# Letters and marks that show nothing, beyond the categories below: fillers, joiners, variation selectors, a lost byte.
UNSEEN = frozenset([847, 4447, 4448, 6068, 6069, 10240, 12644, 65440, 65533, *range(6155, 6160), *range(65024, 65040), *range(917760, 918000)])
REFUSED_CATEGORIES = frozenset(["Cc", "Cf", "Cs", "Co", "Zl", "Zp"])
# Unseen characters that are part of the spelling after a letter of these scripts, by the first word of the letter's name.
SPELLING = (
    (
        range(0x200C, 0x200E),
        [
            "ARABIC",
            "BENGALI",
            "DEVANAGARI",
            "GUJARATI",
            "GURMUKHI",
            "KANNADA",
            "KHMER",
            "MALAYALAM",
            "MONGOLIAN",
            "MYANMAR",
            "ORIYA",
            "SINHALA",
            "SYRIAC",
            "TAMIL",
            "TELUGU",
        ],
    ),
    (range(0x180B, 0x1810), ["MONGOLIAN"]),
    (range(0xFE00, 0xFE03), ["CJK"]),
    (range(0xE0100, 0xE01F0), ["CJK"]),
)
JAMO = range(0x1100, 0x1200)
# UTF-8 that was read as Windows-1252: the characters of its bytes after the first, without those that end a quotation or a clause.
AFTER = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0))
PLAIN_AFTER = "".join(char for char in AFTER if char not in "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb\u2039\u203a")
MISREAD = re.compile(f"[\u00c2\u00c3][{PLAIN_AFTER}]|\u00e2\u20ac[{AFTER}]|(?:[\u00d0\u00d1][{AFTER}]){{2,}}|(?:[\u00e0-\u00ef][{AFTER}]{{2}}){{2,}}")
# What the bytes of such text begin with, to pass over most files quickly.
MISREAD_BYTES = re.compile(rb"\xc3[\x82\x83\x90\x91\xa0-\xaf][\xc2\xc5\xc6\xcb\xe2]")


def refused(char: str) -> bool:
    """Return whether a character never belongs in a cell: control, bidi, zero width, private, or otherwise unseen."""
    return unicodedata.category(char) in REFUSED_CATEGORIES or ord(char) in UNSEEN


def refused_at(text: str, at: int) -> bool:
    """Return whether the character at that place is refused there: some unseen characters belong to the spelling of some scripts."""
    if not refused(text[at]):
        return False
    scripts = next((scripts for characters, scripts in SPELLING if ord(text[at]) in characters), ())
    return at == 0 or unicodedata.name(text[at - 1], "").partition(" ")[0] not in scripts


def may_break_nfc(char: str) -> bool:
    """Return whether text with this character can be something else than NFC; False only when it certainly cannot."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me") or ord(char) in JAMO or not unicodedata.is_normalized("NFC", char)


def name_of(char: str) -> str:
    """Return a character's code point and name, for messages."""
    return f"U+{ord(char):04X} {unicodedata.name(char, 'without a name')}"


def misread(text: str) -> tuple[int, str, str] | None:
    """Return where text is UTF-8 that was read as Windows-1252, what it looks like, and what was meant; None when it is not."""
    for match in MISREAD.finditer(text):
        try:
            return match.start(), match[0], match[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
    return None
