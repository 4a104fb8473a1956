"""The letters of an .svg file: set in a font that any program finds, or drawn as shapes that need none."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape, unescape

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainterPath

from scoutview.graphics.base.look import tabular

_FAMILIES = re.compile(r'font-family="([^"]*)"')
_TEXT = re.compile(r"<text ([^>]*)>(.*?)</text>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')


def with_generic_family(svg: str) -> str:
    """The same with a last resort in each list of fonts, which programs otherwise take to be a serif."""
    return _FAMILIES.sub(r'font-family="\1,sans-serif"', svg)


def fitted(svg: str) -> str:
    """The same, each text as wide as it is in the font it was laid out with, whichever font a program sets it in."""
    return _TEXT.sub(lambda found: _of_its_width(found[1], unescape(found[2])), with_generic_family(svg))


def outlined(svg: str) -> str:
    """The same with each text of Qt's as one path, named by what it says."""
    return _TEXT.sub(lambda found: _path(dict(_ATTRIBUTE.findall(found[1])), unescape(found[2])), svg)


def _of_its_width(written: str, text: str) -> str:
    width = _width(text, *(_ATTRIBUTE.findall(written)[-4:]))
    kept = f'textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs"' if len(text) > 1 else ""
    return f"<text {written.strip()} {kept}>{escape(text, quote=False)}</text>"


@lru_cache(maxsize=8192)  # most texts come again in the next frame
def _width(text: str, *font: tuple[str, str]) -> float:
    return QFontMetricsF(_font(dict(font))).horizontalAdvance(text)


def _path(attributes: dict[str, str], text: str) -> str:
    shapes = QPainterPath()
    shapes.addText(QPointF(float(attributes["x"]), float(attributes["y"])), _font(attributes), text)
    paint = f'fill="{attributes["fill"]}" fill-opacity="{attributes["fill-opacity"]}" stroke="none"'
    return f'<path {paint} role="img" aria-label="{escape(text)}" d="{" ".join(_commands(shapes))}"/>'


def _font(attributes: dict[str, str]) -> QFont:
    font = tabular(QFont(unescape(attributes["font-family"]).split(",")))
    font.setPixelSize(round(float(attributes["font-size"])))
    font.setWeight(QFont.Weight(int(attributes["font-weight"])))
    font.setItalic(attributes["font-style"] == "italic")
    return font


def _commands(path: QPainterPath) -> Iterator[str]:
    """In SVG's own words; a curve is three elements of a path."""
    kinds = QPainterPath.ElementType
    letters = {kinds.MoveToElement: "M", kinds.LineToElement: "L", kinds.CurveToElement: "C"}
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        yield f"{letters.get(element.type, '')}{element.x:.2f} {element.y:.2f}"
