#!/bin/sh
# PySide6 6.11.3: in an .svg, what is drawn after a text that is wider than its rectangle cannot be seen.
#
# Expected: QPainter.drawText with a rectangle clips a text that does not fit, and then the painter is as it was: what is
# drawn after it ends where the clipping set before ends, in a file as on the screen.
# Seen: where a clipping was set before, as every widget has one, QSvgGenerator goes on with the clip of the text: each
# later element stands in a group whose clip-path is the rectangle of that text, so a browser shows nothing of it. The
# painter knows the wider clip again, and Qt's own QSvgRenderer knows no clip-path, so that both look right. A letter whose
# ink is wider than its advance is enough. With Qt.TextFlag.TextDontClip no clip is made, and all is seen.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.3
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'END'
import re
from xml.etree import ElementTree

import PySide6
from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgGenerator

application = QGuiApplication([])
SVG = "{http://www.w3.org/2000/svg}"
PANEL = QRectF(0, 0, 300, 200)


def drawn(flags):
    """Where the second text may be seen, after the first one did not fit its place."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(300, 200))
    with QPainter(generator) as painter:
        painter.setClipRect(PANEL)  # as for a widget
        painter.drawText(QRectF(10, 10, 3, 20), flags, "first")
        assert painter.clipBoundingRect() == PANEL, "the painter itself is as it was"
        painter.drawText(200, 100, "second")
    root = ElementTree.fromstring(bytes(buffer.data()))
    parents = {child: parent for parent in root.iter() for child in parent}
    node = next(each for each in root.iter(f"{SVG}text") if "".join(each.itertext()).strip() == "second")
    while node.get("clip-path") is None:
        node = parents[node]
    name = node.get("clip-path").removeprefix("url(#").removesuffix(")")
    path = root.find(f".//{SVG}clipPath[@id='{name}']")[0].get("d")
    ends = [float(number) for number in re.findall(r"[-\d.]+", path)]
    return min(ends[::2]), min(ends[1::2]), max(ends[::2]), max(ends[1::2])


flags = int(Qt.AlignmentFlag.AlignVCenter)
clipped, free = drawn(flags), drawn(flags | Qt.TextFlag.TextDontClip.value)
print(f"PySide6 {PySide6.__version__}: “second”, at (200, 100), is seen within {clipped}; with TextDontClip within {free}")
assert clipped[2] < 20, "the clip of the first text holds for the second"
assert free == (0, 0, 300, 200)
END
