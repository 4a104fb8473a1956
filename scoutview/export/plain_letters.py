"""A painter for .pdf files, whose text can be read, searched and copied whole, whatever font it is set in.

Qt tells a reader which character a glyph is by the glyph that the font has for each character. A glyph that a feature
of the font puts in their place, a digit as wide as the others or a ligature, stands for no character, and is lost.
"""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QPainter

REPLACING = tuple(QFont.Tag(name) for name in ("tnum", "liga", "clig", "calt", "rclt", "locl"))  # on unless told


def plain(font: QFont) -> QFont:
    """The same font, each letter and digit with the glyph of its character."""
    plainer = QFont(font)
    for feature in REPLACING:
        plainer.setFeature(feature, 0)
    return plainer


class PlainLetters(QPainter):
    """Takes no font but in its plain form."""

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        super().setFont(plain(font if isinstance(font, QFont) else QFont(font)))
