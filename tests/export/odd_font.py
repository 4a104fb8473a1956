"""A font whose plain digits are proportional, as those of many systems are: with tabular ones and with ligatures."""

from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY = "Scout Odd"
DIGITS = range(ord("0"), ord("9") + 1)
ALTERNATES = {"f_i": 900, "arrow.joined": 1400, **{f"digit{digit:c}.wide": 700 for digit in DIGITS}}
FEATURES = """
feature tnum {{ {wide} }} tnum;
feature liga {{ sub {f} {i} by f_i; }} liga;
feature calt {{ sub {minus} {greater} by arrow.joined; }} calt;
"""


def write_odd_font(path: Path) -> None:
    """A font of boxes for the printable ASCII characters, with what it puts in place of some of them."""
    letters = {code: f"uni{code:04X}" for code in range(0x20, 0x7F)}
    widths = {".notdef": 500, **{name: 400 + 3 * code for code, name in letters.items()}, **ALTERNATES}
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(widths))
    font.setupCharacterMap(letters)
    font.setupGlyf({name: _box(0 if name == letters[0x20] else width) for name, width in widths.items()})
    font.setupHorizontalMetrics({name: (width, 40) for name, width in widths.items()})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": FAMILY, "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    wide = " ".join(f"sub {letters[digit]} by digit{digit:c}.wide;" for digit in DIGITS)
    names = {name: letters[ord(sign)] for name, sign in (("f", "f"), ("i", "i"), ("minus", "-"), ("greater", ">"))}
    addOpenTypeFeaturesFromString(font.font, FEATURES.format(wide=wide, **names))
    font.save(path)


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((40, 0))
        for corner in ((40, 700), (width - 40, 700), (width - 40, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
