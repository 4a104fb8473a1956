"""What curves are held against, in a plot over steps: levels as dotted lines, bands, and their words."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen, QPolygonF

from scoutview.graphics.base.box import Box
from scoutview.graphics.base.look import text_width
from scoutview.graphics.plots.plot_painting import PlotPainting
from scoutview.graphics.plots.plot_places import Level, Range
from scoutview.graphics.plots.plot_plan import emptiest

PLACES = 12  # along a level, that are tried for its word
WORD_HEIGHT, ABOVE, BELOW = 16.0, 5.0, 5.0
FILLED, RIM = 0.22, 0.5  # how opaque a band is, and its edges


def paint_held(
    on: PlotPainting,
    ranges: Sequence[Range],
    levels: Sequence[Level],
    steps: np.ndarray,
    curves: Sequence[np.ndarray],
) -> tuple[list[np.ndarray], list[Box]]:
    """Bands, dotted lines, and the words of both where no curve runs: the (points, 2) lines, and where words stand."""
    edges = [paint_band(on, band, steps) for band in ranges]
    shown = [level for level in levels if on.room.y <= float(on.y.place(level.value)) <= on.room.bottom]
    lines = [paint_level(on, level) for level in shown]
    named = [(level.word, line, line) for level, line in zip(shown, lines, strict=True)]
    named += [(band.word, *edge) for band, edge in zip(ranges, edges, strict=True) if edge is not None]
    drawn = [*lines, *(line for edge in edges if edge is not None for line in edge)]
    boxes: list[Box] = []
    for word, high, low in named:
        standing = [np.array([[box.x, box.middle_y], [box.right, box.middle_y]]) for box in boxes]
        box = emptiest(_beside(on, word, high, low), [*curves, *drawn, *standing], on.room)
        on.say(QPointF(box.x, box.y + 13), word, "label", "text2")
        boxes.append(box)
    return drawn, boxes


def paint_level(on: PlotPainting, level: Level) -> np.ndarray:
    """A dotted line: its (2, 2) ends."""
    place, room = float(on.y.place(level.value)), on.room
    on.painter.setPen(QPen(on.look.colour("text2"), 1.5, Qt.PenStyle.DotLine))
    on.painter.drawLine(QPointF(room.x, place), QPointF(room.right, place))
    return np.array([[room.x, place], [room.right, place]])


def paint_band(on: PlotPainting, band: Range, steps: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """A quiet band: its upper and its lower edge, (points, 2) each; None where none of it is known."""
    known = np.isfinite(band.low) & np.isfinite(band.high)
    if not known.any():
        return None
    across = np.asarray(on.x.place(np.maximum(steps[known], on.x.low)), np.float64)
    high, low = (np.stack([across, np.asarray(on.y.place(end[known]))], 1) for end in (band.high, band.low))
    on.painter.setPen(QPen(on.look.colour("text3", RIM), 1))
    on.painter.setBrush(on.look.colour("text3", FILLED))
    with on.within_room():
        on.painter.drawPolygon(QPolygonF([QPointF(*point) for point in [*high.tolist(), *low[::-1].tolist()]]))
    on.painter.setBrush(Qt.BrushStyle.NoBrush)
    return high, low


def _beside(on: PlotPainting, word: str, high: np.ndarray, low: np.ndarray) -> list[Box]:
    """Where a word may stand: above what it names, then below, from the right; above only where that is in the plot."""
    width, room = text_width(word, "label"), on.room
    boxes = []
    for edge, down in ((high, -WORD_HEIGHT - ABOVE), (low, BELOW)):
        for left in np.linspace(room.right - width - 8, room.x + 8, PLACES).tolist():
            along = np.interp([left, left + width / 2, left + width], edge[:, 0], edge[:, 1])
            boxes.append(Box(left, float(along.min() if down < 0 else along.max()) + down, width, WORD_HEIGHT))
    return [box for box in boxes if box.y >= room.y] or boxes
