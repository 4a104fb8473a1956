#!/bin/sh
# PySide6 6.11.3: in a PDF, text whose glyphs a font feature chose is lost for readers, search and copying.
#
# Expected: QPdfWriter writes which characters the glyphs of a text stand for, so that the text can be extracted, whichever
# glyph the font's shaping chose: a digit as wide as the others (tnum, asked for with QFont.setFeature), a ligature (liga, on
# by default).
# Seen: Qt fills the table from glyphs to characters by asking the font for each character's own glyph. A glyph that a
# feature put in its place is in no table, and a reader is given its number instead: "12" reads as the characters 1 and 2,
# which nobody sees, with tnum, "fi" as character 4 with liga, and both whole with these off. The page looks right in each
# case.
# The font is made here: two digits with tabular forms, one ligature.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3 fonttools==4.68.0 pypdf==7.1.1
cd "$folder"
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'END'
import io

import pypdf
import PySide6
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPainter, QPdfWriter


def box(width):
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 600), (width - 50, 600), (width - 50, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


widths = {".notdef": 500, "space": 300, "one": 300, "two": 500, "one.tnum": 600, "two.tnum": 600, "f": 300, "i": 250, "f_i": 500}
builder = FontBuilder(1000, isTTF=True)
builder.setupGlyphOrder(list(widths))
builder.setupCharacterMap({32: "space", 49: "one", 50: "two", 102: "f", 105: "i"})
builder.setupGlyf({name: TTGlyphPen(None).glyph() if name == "space" else box(width) for name, width in widths.items()})
builder.setupHorizontalMetrics({name: (width, 50) for name, width in widths.items()})
builder.setupHorizontalHeader(ascent=800, descent=-200)
builder.setupNameTable({"familyName": "Made", "styleName": "Regular"})
builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
builder.setupPost()
features = "feature tnum { sub one by one.tnum; sub two by two.tnum; } tnum; feature liga { sub f i by f_i; } liga;"
addOpenTypeFeaturesFromString(builder.font, features)
builder.save("made.ttf")

application = QGuiApplication([])
assert QFontDatabase.addApplicationFont("made.ttf") >= 0


def extracted(values):
    font = QFont("Made", 20)
    for name, value in values.items():
        font.setFeature(QFont.Tag(name), value)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.setFont(font)
    painter.drawText(500, 500, "12 fi")
    painter.end()
    return pypdf.PdfReader(io.BytesIO(bytes(buffer.data()))).pages[0].extract_text().strip()


plain, tabular, by_default = extracted({"tnum": 0, "liga": 0}), extracted({"tnum": 1, "liga": 0}), extracted({})
print(f"PySide6 {PySide6.__version__}: plain {plain!r}, tabular digits {tabular!r}, as by default {by_default!r}")
assert plain.split() == ["12", "fi"]
assert not any(digit in tabular for digit in "12") and "fi" in tabular
assert "12" in by_default and "f" not in by_default
END
