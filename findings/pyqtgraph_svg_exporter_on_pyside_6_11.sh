#!/bin/sh
# pyqtgraph 0.14.0 with PySide6 6.11.3: its own SVGExporter raises on the simplest plot.
#
# Expected: SVGExporter(plot).export(file) writes the plot, as its documentation says.
# Seen: ValueError, "not enough values to unpack": Qt writes points as "x,y x,y " with a space behind the last one, and
# the exporter splits at each space. QSvgGenerator and GraphicsView.render write the same plot without it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyqtgraph==0.14.0 PySide6-Essentials==6.11.3 numpy==2.4.6
cd "$folder"
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'END'
import PySide6
import pyqtgraph as pg
import pyqtgraph.exporters

app = pg.mkQApp()
plot = pg.PlotWidget()
plot.resize(600, 400)
plot.plot([0, 1, 2], [0, 1, 4])
plot.show()
app.processEvents()
try:
    pyqtgraph.exporters.SVGExporter(plot.plotItem).export("plot.svg")
except ValueError as error:
    print(f"pyqtgraph {pg.__version__}, PySide6 {PySide6.__version__}: {error}")
    assert "unpack" in str(error)
else:
    raise SystemExit("it writes the plot now")
END
