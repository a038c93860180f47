"""The documents of a package as pages of its site: Markdown made HTML, with links to what the site has."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.token import Token


def document(text: str, path: str, find: Callable[[str], str | None]) -> tuple[str, str]:
    """Return the title and the HTML of the Markdown file at `path` in the package.

    `find` returns the address, from this page, of a file of the package; a link to a file that it does not know becomes plain words.
    """
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = markdown.parse(text)
    title = path
    for token, inside in zip(tokens, tokens[1:] + tokens[:1]):
        if token.type == "heading_open":
            token.attrSet("id", anchor(inside.content))
            title = inside.content if token.tag == "h1" else title
        for child in token.children or []:
            _relink(child, posixpath.dirname(path), find)
    return title, markdown.renderer.render(tokens, markdown.options, {})


def anchor(heading: str) -> str:
    """Return the id of a heading, as GitHub makes it, so that links with # lead to the same place on both."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _relink(token: Token, folder: str, find: Callable[[str], str | None]) -> None:
    name = {"link_open": "href", "image": "src"}.get(token.type)
    target = token.attrGet(name) if name else None
    if not isinstance(target, str) or re.match(r"[a-z]+:|#", target):
        return
    path, mark, place = target.partition("#")
    address = find(posixpath.normpath(posixpath.join(folder, path)))
    if address is None:
        del token.attrs[name]
    else:
        token.attrSet(name, address + mark + place)
