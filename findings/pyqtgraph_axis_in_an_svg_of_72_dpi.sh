#!/bin/sh
# pyqtgraph 0.14.0 with PySide6 6.11.3: in an SVG at QSvgGenerator's own resolution every tick is in the wrong place.
#
# Expected: GraphicsView.render into a QSvgGenerator gives the picture of the screen, whatever the resolution says, since
# size and view box are told in the widget's own pixels.
# Seen: at the generator's default of 72 dpi the ticks of an axis stand at three quarters of where their values are on
# the curve; at 96 dpi they are right. AxisItem keeps a QPicture, which Qt scales by the ratio of the resolutions (72 / 96)
# when it is played, and the curve is drawn directly. The file opens everywhere and looks like a plot.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyqtgraph==0.14.0 PySide6-Essentials==6.11.3 numpy==2.4.6
cd "$folder"
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'END'
import re

import PySide6
import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

app = pg.mkQApp()
plot = pg.PlotWidget()
plot.resize(600, 400)
plot.plot([0, 10], [0, 1])
plot.getAxis("bottom").setTicks([[(0, "0"), (10, "10")]])
plot.show()
app.processEvents()


def spans(resolution):
    """Widths in the file's units: of the curve, and between the ticks at both of its ends."""
    generator = QSvgGenerator()
    generator.setFileName("plot.svg")
    generator.setSize(QSize(600, 400))
    generator.setViewBox(QRectF(0, 0, 600, 400))
    if resolution:
        generator.setResolution(resolution)
    painter = QPainter(generator)
    plot.render(painter, QRectF(0, 0, 600, 400), plot.viewport().rect())
    painter.end()
    curve, ticks = 0.0, []
    for matrix, inside in re.findall(r'transform="matrix\(([^)]*)\)"[^>]*>(.*?)</g>', open("plot.svg").read(), re.S):
        a, _, _, _, e, _ = (float(each) for each in matrix.split(","))
        for x0, x1 in re.findall(r'd="M([\d.]+),[-\d.]+ L([\d.]+),[-\d.]+ "', inside):
            curve = a * (float(x1) - float(x0))
        for x0, y0, x1, y1 in re.findall(r'points="([-\d.]+),([-\d.]+) ([-\d.]+),([-\d.]+) "', inside):
            if x0 == x1 and y0 == "0":  # a tick of the axis below
                ticks.append(a * float(x0) + e)
    return curve, max(ticks) - min(ticks), generator.resolution()


for wanted, right in ((None, 0.75), (96, 1.0)):
    curve, ticks, resolution = spans(wanted)
    ratio = ticks / curve
    print(f"pyqtgraph {pg.__version__}, PySide6 {PySide6.__version__}, {resolution} dpi: ticks span {ratio:.2f} of the curve")
    assert abs(ratio - right) < 0.02
END
