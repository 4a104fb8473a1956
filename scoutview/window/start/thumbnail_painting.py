"""The picture on a card: of what the sample carries, or of a network that has learned nothing yet."""

import math
from collections.abc import Sequence
from itertools import chain, pairwise, product

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scoutview.graphics.base.colours import draw_colours, image_of_colours
from scoutview.graphics.base.image import draw_crisp, image_from_levels, levels_of_magnitude
from scoutview.graphics.base.look import Look
from scoutview.window.start.thumbnails import Sample

DOT, DOTS, CURVE = 2.5, 26.0, 2.5  # largest radius of a point, such radii from their middle; width of a curve
BETWEEN = 4.0  # photos
DISC, LINE = 0.4, 0.035  # radius of a disc and width of its edge, as a share of a square
WIRE, FAINTEST = 4.0, 0.03  # width of the strongest wire; the share of its weight from which on one is drawn
NETWORK, NEURON, LARGEST_NETWORK = (3, 4, 4, 2), 0.045, 96.0  # neurons in its layers, their radius in its size


def paint_thumbnail(painter: QPainter, well: QRectF, sample: Sample | None, look: Look) -> None:
    """In the middle of its well, as large as that leaves it."""
    if sample is None:
        _paint_network(painter, well, look)
    elif sample.curves is not None:
        _paint_curves(painter, well, sample.curves, look)
    elif sample.points is not None:
        _paint_points(painter, well, sample.points, look)
    elif sample.photos is not None:
        _paint_photos(painter, well, sample.photos)
    elif sample.board is not None:
        _paint_board(painter, _fitted(well, sample.board), sample.board, look)
    elif sample.wires is not None:
        _paint_wires(painter, well, sample.wires, look)
    elif sample.picture is not None:
        image = image_from_levels(levels_of_magnitude(sample.picture), look.theme.magnitude)
        draw_crisp(painter, _fitted(well, sample.picture), image)
    else:
        _paint_network(painter, well, look)


def _fitted(well: QRectF, cells: np.ndarray) -> QRectF:
    """The largest place for (rows, columns, ...) square cells."""
    rows, columns = cells.shape[:2]
    cell = min(well.width() / columns, well.height() / rows)
    target = QRectF(0, 0, cell * columns, cell * rows)
    target.moveCenter(well.center())
    return target


def _paint_network(painter: QPainter, well: QRectF, look: Look) -> None:
    """Quietly: nothing is there to be seen yet."""
    side = min(well.width(), well.height(), LARGEST_NETWORK)
    layers = [
        [well.center() + QPointF(x, y) * side / 2 for y in np.linspace(-1, 1, neurons) * 0.29 * (neurons - 1)]
        for x, neurons in zip(np.linspace(-0.9, 0.9, len(NETWORK)), NETWORK, strict=True)
    ]
    painter.setPen(QPen(look.colour("text3", 0.25), 1))
    for layer, following in pairwise(layers):
        for start, end in product(layer, following):
            painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("text3", 0.5))
    for neuron in chain(*layers):
        painter.drawEllipse(neuron, side * NEURON, side * NEURON)


def _paint_points(painter: QPainter, well: QRectF, points: np.ndarray, look: Look) -> None:
    half = min(well.width(), well.height()) / 2
    dot = min(DOT, half / DOTS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("text2"))
    for x, y in points:
        painter.drawEllipse(well.center() + QPointF(x, -y) * (half - dot), dot, dot)


def _paint_curves(painter: QPainter, well: QRectF, curves: np.ndarray, look: Look) -> None:
    """Over all the width, the first one above the others."""
    across, up = well.width() / 2 - CURVE, well.height() / 2 - CURVE
    for number in reversed(range(len(curves))):
        painter.setPen(QPen(look.kind(number), CURVE, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([well.center() + QPointF(x * across, -y * up) for x, y in curves[number]])


def _paint_photos(painter: QPainter, well: QRectF, photos: Sequence[np.ndarray]) -> None:
    """Each in a square, in as many rows as make them largest."""
    count = len(photos)

    def side(rows: int) -> float:
        columns = -(-count // rows)
        return min((well.width() + BETWEEN) / columns, (well.height() + BETWEEN) / rows) - BETWEEN

    rows = max(range(1, count + 1), key=side)
    columns, size, step = -(-count // rows), side(rows), side(rows) + BETWEEN
    first = well.center() - QPointF(columns * step - BETWEEN, rows * step - BETWEEN) / 2
    for place, photo in enumerate(photos):
        row, column = divmod(place, columns)
        square = QRectF(first + QPointF(column, row) * step, QSizeF(size, size))
        draw_colours(painter, _fitted(square, photo), image_of_colours(photo))


def _paint_board(painter: QPainter, place: QRectF, board: np.ndarray, look: Look) -> None:
    """One player's discs black, the other's white, whatever the theme."""
    rows, columns = board.shape
    side = place.width() / columns
    painter.fillRect(place, look.tint("axis", 0.35))
    painter.setPen(QPen(look.colour("window"), max(1.0, side * LINE)))
    painter.drawLines([QLineF(place.left(), y, place.right(), y) for y in place.top() + side * np.arange(1, rows)])
    painter.drawLines([QLineF(x, place.top(), x, place.bottom()) for x in place.left() + side * np.arange(1, columns)])
    black, white = sorted((look.colour("text"), look.colour("window")), key=QColor.lightness)
    for row, column in np.argwhere(board != 0):
        painter.setPen(QPen(look.colour("text2"), side * LINE))
        painter.setBrush(black if board[row, column] > 0 else white)
        painter.drawEllipse(place.topLeft() + QPointF(column + 0.5, row + 0.5) * side, DISC * side, DISC * side)


def _paint_wires(painter: QPainter, well: QRectF, wires: np.ndarray, look: Look) -> None:
    """The inputs at the bottom, by sign and weight, the strongest above the others; then their ends."""
    across, up = well.width() / 2 - WIRE, well.height() / 2 - WIRE
    ends = [well.center() + QPointF(x * across, -y * up) for x, y in wires[:, :4].reshape(-1, 2)]
    for number in np.argsort(np.abs(wires[:, 4])):
        weight = float(wires[number, 4])
        if abs(weight) >= FAINTEST:
            strength = math.sqrt(abs(weight))  # the weaker ones are to be seen in a small picture
            painter.setPen(QPen(look.signed(math.copysign(strength, weight)), WIRE * strength))
            painter.drawLine(ends[2 * number], ends[2 * number + 1])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("text2"))
    for x, y in {(end.x(), end.y()) for end in ends}:
        painter.drawEllipse(QPointF(x, y), WIRE / 2, WIRE / 2)
