"""The rich text of a formula as HTML that a page may show: a few plain tags, and nothing that refers to anything."""

from html import escape
from html.parser import HTMLParser

KEPT = frozenset({"p", "b", "i", "sub", "sup", "br", "table", "tr", "td", "th", "ul", "ol", "li"})


def plain_html(rich: str) -> str:
    """The same text with these tags alone, without their attributes."""
    parser = _Parser()
    parser.feed(rich)
    parser.close()
    return "".join(parser.pieces)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in KEPT:
            self.pieces.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in KEPT:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(escape(data, quote=False))
