#!/bin/sh
# PySide6 6.11.3: few pixels drawn large with QPainter.drawImage begin some device pixels too late, the further the more.
#
# Expected: without smoothing, a picture of 5 pixels drawn 1,587 pixels wide changes its colour at 317, 635, 952 and 1,270,
# within a pixel.
# Seen: at 318, 636, 954 and 1,273. The raster engine goes through the picture in steps of 1/65,536 of its pixels, rounded down
# (65,536 x 5 / 1,587 = 206.49, taken as 206), so the error grows along the picture: a sliver of one cell of a heat map
# stands in the next one on a 4K screen. Enlarged first to 80 pixels by QImage.scaled, all edges are within a pixel.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3
cd "$folder"
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'END'
import PySide6
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

WIDTH, CELLS = 1587, 5
small = QImage(CELLS, 1, QImage.Format.Format_RGB32)
for x in range(CELLS):
    small.setPixel(x, 0, 0xFFFFFFFF if x % 2 else 0xFF000000)


def edges(picture):
    """Where the colour changes along the drawn picture."""
    large = QImage(WIDTH, 4, QImage.Format.Format_RGB32)
    painter = QPainter(large)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(0, 0, WIDTH, 4), picture, QRectF(picture.rect()))
    painter.end()
    return [x for x in range(1, WIDTH) if large.pixel(x, 1) != large.pixel(x - 1, 1)]


wanted = [WIDTH * cell / CELLS for cell in range(1, CELLS)]
plain, enlarged = edges(small), edges(small.scaled(16 * CELLS, 1))
late = [at - right for at, right in zip(plain, wanted)]
print("PySide6", PySide6.__version__, "edges at", plain, "too late by", [round(each, 1) for each in late])
print("enlarged first:", enlarged)
assert len(plain) == len(enlarged) == CELLS - 1
assert late == sorted(late) and late[-1] > 2, "the error no longer grows along the picture"
assert all(abs(at - right) <= 1 for at, right in zip(enlarged, wanted))
END
